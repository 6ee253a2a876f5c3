import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newNote } from '../../../lib/notes/note';
import { RESERVE_BYTES, SHORT_BYTES } from '../../../lib/platform/disk-space';
import { withPayload } from '../../../lib/records/envelope';
import type { Safety } from '../../../lib/backup/safety';
import { createMachine } from './machine';
import 'fake-indexeddb/auto';

const note = (id: string, text = `words ${id}`) =>
  newNote(text, 1, { id, nowMs: 1 }, { sessionId: 's', personId: 'p' });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function settled(safety: Safety) {
  await vi.waitFor(() => expect(safety.condition()).not.toBeNull());
  return safety.condition();
}

/** A machine whose disk space is short, with one note written before that. */
async function shortMachine() {
  const machine = createMachine();
  const page = machine.open();
  await page.stores.notes.put(note('before'));
  await page.keeper.look();
  machine.free.bytes = SHORT_BYTES - 1;
  return { machine, page };
}

describe('a database lost while disk space is short', () => {
  it('is restored from the copies automatically, each record in its last saved version', async () => {
    const { machine, page } = await shortMachine();
    for (const id of ['a', 'b', 'c']) await page.stores.notes.put(note(id));
    // Dated long ago, like a note that waited for disk space.
    await page.stores.notes.update('a', (stored) =>
      withPayload(stored!, { ...stored!.payload, text: 'edited' }, 2),
    );
    await page.stores.notes.remove('b', 3);
    await machine.wipe();
    const after = machine.open();
    expect(await settled(after.safety)).toEqual({ state: 'good' });
    const texts = (await after.stores.notes.list()).map(({ payload }) => payload.text);
    expect(texts.toSorted()).toEqual(['edited', 'words before', 'words c']);
    expect(await after.safety.putBackAt()).toBe(machine.clock.nowMs());
    // The restored database can be restored again.
    await after.stores.notes.put(note('d'));
    await machine.wipe();
    const later = machine.open();
    expect(await settled(later.safety)).toEqual({ state: 'good' });
    expect(await later.stores.notes.list()).toHaveLength(4);
  });

  it('is restored while a page uses it, and the page stays open', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await settled(page.safety);
    const seen = new Set<string | undefined>();
    page.safety.listen(() => seen.add(page.safety.condition()?.state));
    await machine.wipe();
    await page.stores.notes.put(note('b')).catch(() => undefined);
    await vi.waitFor(async () => expect(await page.stores.notes.list()).toHaveLength(2));
    await page.stores.notes.put(note('b'));
    expect([...seen]).toEqual(['good']);
  });

  it('waits for disk space, then is restored', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await machine.wipe();
    machine.free.bytes = RESERVE_BYTES - 1;
    const after = machine.open();
    expect(await settled(after.safety)).toEqual({ state: 'full', open: false });
    machine.free.bytes = RESERVE_BYTES;
    await after.safety.retry();
    expect(after.safety.condition()).toEqual({ state: 'good' });
    expect(await after.stores.notes.list()).toHaveLength(2);
  });

  it('is restored once, even when two pages notice the loss at the same time', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await machine.wipe();
    const [one, other] = [machine.open(), machine.open()];
    expect(await settled(one.safety)).toEqual({ state: 'good' });
    expect(await settled(other.safety)).toEqual({ state: 'good' });
    expect(await other.stores.notes.list()).toHaveLength(2);
  });

  it('is still reported by the next page when the restoring page is closed midway', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await machine.wipe();
    // A write that never resolves simulates a page that is closed.
    vi.spyOn(machine.disk.files, 'write').mockReturnValue(new Promise(() => undefined));
    const { stores, safety } = machine.open();
    await vi.waitFor(async () => expect(await stores.notes.list()).toHaveLength(2));
    expect(safety.condition()).toBeNull();
    expect(await machine.memory.putBack.read()).not.toBeNull();
  });
});

describe('a lost database is not restored automatically', () => {
  it('when disk space came back and a record was written without a copy', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    machine.free.bytes = SHORT_BYTES;
    await page.stores.notes.put(note('b'));
    await machine.wipe();
    expect(await settled(machine.open().safety)).toMatchObject({ state: 'lost' });
  });

  it('when a record was erased, so that it cannot come back', async () => {
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await page.stores.notes.erase(['a']);
    await machine.wipe();
    expect(await settled(machine.open().safety)).toMatchObject({ state: 'lost' });
  });

  it('when a copy is damaged', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { machine, page } = await shortMachine();
    await page.stores.notes.put(note('a'));
    await page.stores.notes.put(note('b'));
    const [kept] = machine.disk.all().filter(([, name]) => name?.startsWith('kept-'));
    machine.disk.damage(kept![0]!, kept![1]!);
    await machine.wipe();
    expect(await settled(machine.open().safety)).toMatchObject({ state: 'lost' });
  });
});

it('a write fails when its copy cannot be written', async () => {
  const { machine, page } = await shortMachine();
  await page.stores.notes.put(note('a'));
  const writing = vi.spyOn(machine.disk.files, 'write').mockRejectedValue(new Error('no room'));
  await expect(page.stores.notes.put(note('b'))).rejects.toThrow('no room');
  writing.mockRestore();
  await page.stores.notes.put(note('b'));
  expect(await page.stores.notes.list()).toHaveLength(3);
});

it('drafts are not copied, and a draft does not end the copying', async () => {
  const { machine, page } = await shortMachine();
  await page.stores.notes.put(note('a'));
  const files = machine.disk.all().length;
  await page.stores.drafts.erase(['draft:s:note']);
  expect(machine.disk.all()).toHaveLength(files);
  expect(await machine.memory.copied.read()).not.toBeNull();
});
