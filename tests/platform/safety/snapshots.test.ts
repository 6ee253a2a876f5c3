import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newNote } from '../../../lib/notes/note';
import { createPersonRights } from '../../../lib/platform/person-rights';
import { SNAPSHOT_EVERY_MS } from '../../../lib/platform/safety/keeper';
import { GENERATIONS_KEPT } from '../../../lib/platform/safety/snapshots';
import { localChanges } from '../fresh-stores';
import { createMachine } from './in-memory';
import 'fake-indexeddb/auto';

const DAY_MS = 24 * 60 * 60_000;

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
  it('are made every five minutes while something changes, and not otherwise', async () => {
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

  it('at the end of a session hold all of it, also when one was just being taken', async () => {
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

  it('start over with everything once a day, and the last five generations stay', async () => {
    const { write, snapshots, disk } = running();
    for (let day = 0; day < 8; day += 1) await write(`note ${day}`, DAY_MS);
    expect(new Set(disk.all().map(([folder]) => folder)).size).toBe(GENERATIONS_KEPT);
    expect(await snapshots.points()).toHaveLength(GENERATIONS_KEPT);
  });

  it('leave out what is damaged, say so, and fill in from older ones', async () => {
    const { write, snapshots, disk, idsIn } = running();
    await write('a', 0);
    await write('b', DAY_MS);
    await write('c', SNAPSHOT_EVERY_MS);
    await write('d', SNAPSHOT_EVERY_MS);
    const [newest] = await snapshots.points();
    const [folder = ''] = newest?.id.split('/') ?? [];
    const inFolder = disk.all().flatMap(([each, name = '']) => (each === folder ? name : []));
    disk.damage(folder, inFolder.find((name) => name.startsWith('delta-')) ?? '');
    const [afterDelta] = await snapshots.points();
    expect(afterDelta).toMatchObject({ damagedFiles: 1 });
    // The next delta has again what the damaged one had.
    expect(await idsIn(afterDelta?.id)).toEqual(['a', 'b', 'c', 'd']);

    for (const name of inFolder) if (/^base-\d/.test(name)) disk.damage(folder, name);
    const [afterBase] = await snapshots.points();
    expect(afterBase?.damagedFiles).toBeGreaterThan(1);
    // The older generation still has a; b was in the damaged base alone.
    expect(await idsIn(afterBase?.id)).toEqual(['a', 'c', 'd']);
    disk.damage(folder, 'base.seal');
    expect(await idsIn((await snapshots.points())[0]?.id)).toEqual(['a']);
  });

  it('keep no word of what was erased', async () => {
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

  it('keep no word of a person who was erased, in any generation', async () => {
    const { write, door, keeper, disk, clock, snapshots } = running();
    await write('a', 0, 'a secret');
    await write('b', DAY_MS, 'another secret');
    expect(disk.text()).toMatch(/a secret[^]*another secret/);
    clock.advance(1);
    await createPersonRights({ door, changes: localChanges() }).erase('p', 'asked', clock);
    await keeper.look(true);
    expect(disk.text()).not.toContain('secret');
    const { records } = await snapshots.load((await snapshots.points())[0]?.id ?? '');
    expect(records.map(({ kind }) => kind)).toEqual(['receipt']);
  });

  it('made anew, hold what is there now and nothing from before', async () => {
    const { write, door, disk, clock, snapshots, idsIn } = running();
    await write('a', 0, 'as it was');
    await write('b', DAY_MS);
    clock.advance(1);
    const database = await door.open();
    const before = await database.get('note', 'a');
    // As the lock does: other bytes, of the same edit.
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
});
