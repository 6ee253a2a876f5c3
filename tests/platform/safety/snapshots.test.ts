import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newDraft } from '../../../lib/notes/draft';
import { newNote } from '../../../lib/notes/note';
import { createPersonRights } from '../../../lib/platform/person-rights';
import { SNAPSHOT_EVERY_MS } from '../../../lib/platform/safety/keeper';
import { GENERATIONS_KEPT } from '../../../lib/platform/safety/snapshots';
import { withPayload } from '../../../lib/records/envelope';
import { localChanges } from '../../support/changes';
import { createMachine } from './machine';
import 'fake-indexeddb/auto';

const DAY_MS = 24 * 60 * 60_000;
const NOBODY = { sessionId: null, personId: null };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function running() {
  const machine = createMachine();
  const at = machine.open();
  return {
    ...machine,
    ...at,
    async write(id: string, afterMs: number, text = `words ${id}`) {
      machine.clock.advance(afterMs);
      const nowMs = machine.clock.nowMs();
      const context = { sessionId: 's', personId: 'p' };
      await at.stores.notes.put(newNote(text, nowMs, { id, nowMs }, context));
      await at.keeper.look();
    },
    async idsIn(pointId: string | undefined) {
      const { records } = await at.snapshots.load(pointId ?? '');
      return records.map(({ id }) => id).toSorted();
    },
  };
}

describe('snapshots', () => {
  it('are taken every five minutes while something changes, and not otherwise', async () => {
    const { write, keeper, clock, snapshots, idsIn } = running();
    await write('a', 0);
    await write('b', SNAPSHOT_EVERY_MS - 1);
    expect(await snapshots.points()).toHaveLength(1);
    await write('c', 1);
    const points = await snapshots.points();
    expect(points).toHaveLength(2);
    expect(await idsIn(points[0]?.id)).toEqual(['a', 'b', 'c']);
    expect(await idsIn(points[1]?.id)).toEqual(['a']);
    clock.advance(SNAPSHOT_EVERY_MS);
    await keeper.look();
    expect(await snapshots.points()).toHaveLength(2);
  });

  it('taken at the end of a session hold all of it, even if one was already running', async () => {
    const { keeper, snapshots, idsIn, disk, write } = running();
    const plainly = disk.files.write;
    let goOn = () => undefined as void;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const writing = vi.spyOn(disk.files, 'write').mockImplementationOnce(async (...file) => {
      await held;
      await plainly(...file);
    });
    const first = keeper.look();
    await vi.waitFor(() => expect(writing).toHaveBeenCalled());
    await write('a', 1);
    const atTheEnd = keeper.look(true);
    goOn();
    await Promise.all([first, atTheEnd]);
    expect(await idsIn((await snapshots.points())[0]?.id)).toEqual(['a']);
  });

  it('start a new full base once a day, and the last five generations are kept', async () => {
    const { write, snapshots, disk } = running();
    for (let day = 0; day < 8; day += 1) await write(`note ${day}`, DAY_MS);
    expect(new Set(disk.all().map(([folder]) => folder)).size).toBe(GENERATIONS_KEPT);
    expect(await snapshots.points()).toHaveLength(GENERATIONS_KEPT);
  });

  it('skip damaged files, report them, and fill in from older generations', async () => {
    const { write, stores, clock, snapshots, disk, idsIn } = running();
    await write('a', 0);
    const nowMs = clock.nowMs() + DAY_MS / 2;
    await stores.notes.put(newNote('in the second base alone', 1, { id: 'x', nowMs }, NOBODY));
    await write('b', DAY_MS);
    await write('c', SNAPSHOT_EVERY_MS);
    await write('d', SNAPSHOT_EVERY_MS);
    const [newest] = await snapshots.points();
    const [folder = ''] = newest?.id.split('/') ?? [];
    const inFolder = disk.all().flatMap(([each, name = '']) => (each === folder ? name : []));
    disk.damage(folder, inFolder.find((name) => name.startsWith('delta-')) ?? '');
    const [afterDelta] = await snapshots.points();
    expect(afterDelta).toMatchObject({ damagedFiles: 1 });
    // The next delta repeats the content of the damaged one.
    expect(await idsIn(afterDelta?.id)).toEqual(['a', 'b', 'c', 'd', 'x']);

    for (const name of inFolder) if (/^base-\d/.test(name)) disk.damage(folder, name);
    const [afterBase] = await snapshots.points();
    expect(afterBase?.damagedFiles).toBeGreaterThan(1);
    // The older generation still has a, and a delta has b; x was only in the damaged base.
    expect(await idsIn(afterBase?.id)).toEqual(['a', 'b', 'c', 'd']);
    disk.damage(folder, 'base.seal');
    expect(await idsIn((await snapshots.points())[0]?.id)).toEqual(['a']);
  });

  it('hold no text of erased records', async () => {
    const { write, stores, keeper, disk, clock, snapshots, idsIn } = running();
    await write('a', 0, 'a secret');
    await write('b', DAY_MS);
    expect(disk.text()).toContain('a secret');
    clock.advance(SNAPSHOT_EVERY_MS);
    await stores.notes.erase(['a']);
    await keeper.look();
    expect(disk.text()).not.toContain('a secret');
    expect(await idsIn((await snapshots.points())[0]?.id)).toEqual(['b']);
  });

  it('hold no text of an erased person, in any generation', async () => {
    const { write, connection, keeper, disk, clock, snapshots } = running();
    await write('a', 0, 'a secret');
    await write('b', DAY_MS, 'another secret');
    expect(disk.text()).toMatch(/a secret[^]*another secret/);
    clock.advance(1);
    await createPersonRights({ connection, changes: localChanges() }).erase('p', 'asked', clock);
    await keeper.look(true);
    expect(disk.text()).not.toContain('secret');
    const { records } = await snapshots.load((await snapshots.points())[0]?.id ?? '');
    expect(records.map(({ kind }) => kind)).toEqual(['receipt']);
  });

  it('hold only the current content after they are renewed', async () => {
    const { write, connection, disk, clock, snapshots, idsIn } = running();
    await write('a', 0, 'as it was');
    await write('b', DAY_MS);
    clock.advance(1);
    const database = await connection.open();
    const before = await database.get('note', 'a');
    // The passphrase lock does this: other bytes of the same edit.
    await database.put('note', {
      ...before!,
      payload: { text: 'otherwise', momentAt: 1, marker: false },
    });
    await snapshots.renew(database, clock.nowMs());
    expect(disk.text()).not.toContain('as it was');
    const points = await snapshots.points();
    expect(points).toHaveLength(1);
    expect(await idsIn(points[0]?.id)).toEqual(['a', 'b']);
  });

  it('continue with deltas when a record is dated in the future', async () => {
    const { write, stores, clock, disk, snapshots, idsIn } = running();
    const ahead = clock.nowMs() + 400 * DAY_MS;
    const links = { sessionId: 's', personId: 'p' };
    await stores.notes.put(newNote('from a fast computer', 1, { id: 'f', nowMs: ahead }, links));
    await write('a', 0);
    await write('b', SNAPSHOT_EVERY_MS);
    await write('c', SNAPSHOT_EVERY_MS);
    const points = await snapshots.points();
    expect(await idsIn(points[0]?.id)).toEqual(['a', 'b', 'c', 'f']);
    expect(points).toHaveLength(3);
    expect(disk.all().filter(([, name]) => name?.startsWith('delta-'))).toHaveLength(2);
  });

  it('hold an edit of a record that is itself dated in the future', async () => {
    const { stores, clock, keeper, snapshots, write } = running();
    const ahead = clock.nowMs() + 400 * DAY_MS;
    const links = { sessionId: 's', personId: 'p' };
    for (const [id, nowMs] of [
      ['f', ahead],
      ['g', ahead + DAY_MS],
    ] as const)
      await stores.notes.put(newNote('as it was', 1, { id, nowMs }, links));
    await write('a', 0);
    clock.advance(SNAPSHOT_EVERY_MS);
    await stores.notes.update(
      'f',
      (note) => note && withPayload(note, { ...note.payload, text: 'as it is' }, clock.nowMs()),
    );
    await keeper.look();
    const { records } = await snapshots.load((await snapshots.points())[0]?.id ?? '');
    expect(records.find(({ id }) => id === 'f')?.payload).toMatchObject({ text: 'as it is' });
  });

  it('start a new base once when the clock was set back, then continue with deltas', async () => {
    const { write, keeper, clock, disk, snapshots, idsIn } = running();
    const today = clock.nowMs();
    clock.set(today + 400 * DAY_MS);
    await write('a', 0);
    clock.set(today);
    await write('b', 0);
    await write('c', SNAPSHOT_EVERY_MS);
    for (let looks = 0; looks < 10; looks += 1) {
      clock.advance(SNAPSHOT_EVERY_MS);
      await keeper.look();
    }
    const points = await snapshots.points();
    expect(await idsIn(points[0]?.id)).toEqual(['a', 'b', 'c']);
    expect(new Set(disk.all().map(([folder]) => folder)).size).toBe(2);
    expect(points.map(({ madeAt }) => madeAt)).toEqual([
      today + SNAPSHOT_EVERY_MS,
      today,
      today + 400 * DAY_MS,
    ]);
  });

  it('are not taken again when nothing was edited since the last one', async () => {
    const { write, keeper, clock, snapshots } = running();
    await write('a', 0);
    for (let looks = 0; looks < 3; looks += 1) {
      clock.advance(SNAPSHOT_EVERY_MS);
      await keeper.look();
    }
    expect(await snapshots.points()).toHaveLength(1);
  });

  it('lose an erased record while another record is dated in the future', async () => {
    const { write, stores, keeper, clock, disk } = running();
    const ahead = clock.nowMs() + 400 * DAY_MS;
    const links = { sessionId: 's', personId: 'p' };
    await stores.notes.put(newNote('from a fast computer', 1, { id: 'f', nowMs: ahead }, links));
    await write('a', 0, 'a secret');
    await write('b', DAY_MS);
    expect(disk.text()).toContain('a secret');
    clock.advance(SNAPSHOT_EVERY_MS);
    await stores.notes.erase(['a']);
    await keeper.look();
    expect(disk.text()).not.toContain('a secret');
    expect(disk.text()).toContain('from a fast computer');
  });

  it('lose what another computer erased long ago, once its backup is merged', async () => {
    const { write, disk, clock, safety } = running();
    await write('a', 0, 'a secret');
    const erasedAt = clock.nowMs() + 1;
    await write('b', DAY_MS);
    await write('c', DAY_MS);
    const erased = [{ kind: 'note' as const, id: 'a', erasedAt }];
    clock.advance(DAY_MS);
    await safety.restore({ madeAt: 1, dbId: 'x', records: [], damaged: [], erased }, 'merge');
    expect(disk.text()).not.toContain('a secret');
  });

  it('lose every version of an erased record, even one dated later', async () => {
    const { write, stores, keeper, clock, disk, safety, snapshots } = running();
    const early = newNote('mild', 1, { id: 'a', nowMs: clock.nowMs() }, NOBODY);
    const late = newNote('a secret', 1, { id: 'a', nowMs: clock.nowMs() + 400 * DAY_MS }, NOBODY);
    await stores.notes.put(late);
    await write('b', 0);
    const holdings = { records: [early], erased: [] };
    await safety.restore({ madeAt: 1, dbId: 'x', damaged: [], ...holdings }, 'replace');
    clock.advance(SNAPSHOT_EVERY_MS);
    await stores.notes.erase(['a']);
    await keeper.look();
    expect(disk.text()).not.toContain('a secret');
    for (const { id } of await snapshots.points())
      expect((await snapshots.load(id)).records.map((record) => record.id)).not.toContain('a');
  });

  it('lose an erased record at the next check when the first could not finish', async () => {
    const { write, stores, keeper, clock, disk } = running();
    vi.spyOn(console, 'warn').mockReturnValue();
    await write('a', 0, 'a secret');
    clock.advance(SNAPSHOT_EVERY_MS);
    await stores.notes.erase(['a']);
    const plainly = disk.files.write;
    const writing = vi
      .spyOn(disk.files, 'write')
      .mockImplementation(async (folder, name, value) => {
        if (name.startsWith('base-')) throw new Error('killed');
        await plainly(folder, name, value);
      });
    await keeper.look();
    writing.mockImplementation(plainly);
    await write('b', SNAPSHOT_EVERY_MS);
    expect(disk.text()).not.toContain('a secret');
  });

  it('hold no text of a draft abandoned for longer than a day', async () => {
    const { write, stores, disk, clock } = running();
    const draft = { text: 'a secret', begunAt: 1, momentAt: null, noteId: 'n' };
    await stores.drafts.put(newDraft('note s', 's', draft, clock.nowMs()));
    await write('a', 0);
    expect(disk.text()).toContain('a secret');
    await stores.drafts.erase(['note s']);
    await write('b', DAY_MS);
    expect(disk.text()).not.toContain('a secret');
  });
});
