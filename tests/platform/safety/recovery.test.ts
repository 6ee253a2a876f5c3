import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newNote } from '../../../lib/notes/note';
import { DatabaseLost } from '../../../lib/platform/database';
import { SNAPSHOT_EVERY_MS } from '../../../lib/platform/safety/keeper';
import type { Safety } from '../../../lib/backup/safety';
import { testConnection } from '../../support/database';
import { createMachine, type Machine } from './machine';
import 'fake-indexeddb/auto';

const context = { sessionId: 's', personId: 'p' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function condition(safety: Safety) {
  await vi.waitFor(() => expect(safety.condition()).not.toBeNull());
  return safety.condition();
}

/** Writes a note `afterMs` later and runs the snapshot check. */
async function write(machine: Machine, at: ReturnType<Machine['open']>, id: string, afterMs = 0) {
  machine.clock.advance(afterMs);
  const nowMs = machine.clock.nowMs();
  await at.stores.notes.put(newNote(`words ${id}`, nowMs, { id, nowMs }, context));
  await at.keeper.look();
}

describe('a database that the browser emptied', () => {
  it('is not taken for a new one: writes are refused until the coach decides', async () => {
    const machine = createMachine();
    await write(machine, machine.open(), 'a');
    await machine.wipe();
    const after = machine.open();
    expect(await condition(after.safety)).toMatchObject({
      state: 'lost',
      before: { totals: { note: 1 } },
    });
    await expect(write(machine, after, 'b')).rejects.toThrow(DatabaseLost);
    await after.keeper.look();
    expect((await machine.memory.sentinel.read())?.totals).toEqual({ note: 1 });
    expect(await condition((await machine.reopen()).safety)).toMatchObject({ state: 'lost' });
  });

  it('is restored from the newest snapshot, including what was written five minutes before', async () => {
    const machine = createMachine();
    const before = machine.open();
    await write(machine, before, 'a');
    await write(machine, before, 'b', SNAPSHOT_EVERY_MS);
    await machine.wipe();
    const after = machine.open();
    const [newest] = await after.safety.restorePoints();
    await after.safety.bringBack(newest?.id ?? '');
    expect(await condition(after.safety)).toEqual({ state: 'good' });
    expect((await after.stores.notes.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    const later = await machine.reopen();
    expect(await condition(later.safety)).toEqual({ state: 'good' });
    await write(machine, later, 'c');
    expect(await later.stores.notes.list()).toHaveLength(3);
  });

  it('starts empty when the coach chooses so, and its snapshots stay', async () => {
    const machine = createMachine();
    await write(machine, machine.open(), 'a');
    await machine.wipe();
    const after = machine.open();
    await condition(after.safety);
    await after.safety.accept();
    expect(await condition((await machine.reopen()).safety)).toEqual({ state: 'good' });
    expect((await after.safety.restorePoints()).length).toBeGreaterThan(1);
  });

  it('is restored from a backup file', async () => {
    const machine = createMachine();
    const before = machine.open();
    await write(machine, before, 'a');
    await before.safety.download(null);
    await machine.wipe();
    const after = machine.open();
    await condition(after.safety);
    const found = await after.safety.inspect(before.saved[0]?.text ?? '', null);
    if (found.state !== 'ready') throw new Error(found.state);
    await after.safety.restore(found.backup, 'merge');
    expect(await condition(after.safety)).toEqual({ state: 'good' });
    expect(await after.stores.notes.get('a')).toBeDefined();
  });

  it('is taken for a new one on a computer that never ran Aparté', async () => {
    const machine = createMachine();
    expect(await condition(machine.open().safety)).toEqual({ state: 'good' });
  });
});

describe('a database that lost some records', () => {
  it('is reported when records are missing that nobody erased', async () => {
    const machine = createMachine();
    const before = machine.open();
    await write(machine, before, 'a');
    await write(machine, before, 'b', 1);
    await (await testConnection().open()).delete('note', 'b');
    const after = await machine.reopen();
    await after.keeper.look();
    await vi.waitFor(() =>
      expect(after.safety.condition()).toMatchObject({
        state: 'fewer',
        loss: { missing: { note: 1 } },
      }),
    );
    const [newest] = await after.safety.restorePoints();
    await after.safety.bringBack(newest?.id ?? '');
    expect(after.safety.condition()).toEqual({ state: 'good' });
  });

  it('is reported when an edit is missing', async () => {
    const machine = createMachine();
    const before = machine.open();
    await write(machine, before, 'a');
    const database = await testConnection().open();
    const older = await database.get('note', 'a');
    machine.clock.advance(10);
    await before.stores.notes.remove('a', machine.clock.nowMs());
    await before.keeper.look();
    await database.put('note', older!);
    await before.keeper.look();
    await vi.waitFor(() => expect(before.safety.condition()).toMatchObject({ state: 'fewer' }));
    await before.safety.accept();
    await before.keeper.look();
    expect(before.safety.condition()).toEqual({ state: 'good' });
  });

  it('is not reported when the records were erased', async () => {
    const machine = createMachine();
    const before = machine.open();
    await write(machine, before, 'a');
    await before.stores.notes.erase(['a']);
    await before.keeper.look();
    expect(await machine.memory.loss.read()).toBeNull();
    expect(await condition((await machine.reopen()).safety)).toEqual({ state: 'good' });
  });
});

it('a database that does not open is reported as shut and restored from a snapshot', async () => {
  const machine = createMachine();
  await write(machine, machine.open(), 'a');
  await machine.reopen().then(({ connection }) => connection.close());
  const refusing = vi.spyOn(indexedDB, 'open').mockImplementation(refuse);
  const after = machine.open();
  await vi.waitFor(() => expect(after.safety.condition()).toMatchObject({ state: 'shut' }));
  refusing.mockRestore();
  const [newest] = await after.safety.restorePoints();
  await after.safety.bringBack(newest?.id ?? '');
  expect(after.safety.condition()).toEqual({ state: 'good' });
  expect(await after.stores.notes.get('a')).toBeDefined();
});

describe('when the browser can neither open nor delete the database', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
  });

  async function shut() {
    const machine = createMachine();
    await write(machine, machine.open(), 'a');
    await machine.reopen().then(({ connection }) => connection.close());
    vi.spyOn(indexedDB, 'open').mockImplementation(refuse);
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(refuse);
    const after = machine.open();
    await vi.waitFor(() => expect(after.safety.condition()).toMatchObject({ state: 'shut' }));
    const [newest] = await after.safety.restorePoints();
    return { machine, after, pointId: newest?.id ?? '' };
  }

  it('recovery uses another storage location, and every later start finds the database there', async () => {
    const { machine, after, pointId } = await shut();
    await after.safety.bringBack(pointId);
    expect(after.safety.condition()).toEqual({ state: 'good' });
    await write(machine, after, 'b');
    const later = await machine.reopen();
    expect(await condition(later.safety)).toEqual({ state: 'good' });
    expect((await later.stores.notes.list()).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('nothing moves while the other storage location is refused too, as on a full disk', async () => {
    const { machine, after, pointId } = await shut();
    const full = { open: vi.fn(refuse), deleteDatabase: vi.fn(refuse) } as unknown as IDBFactory;
    vi.spyOn(machine.buckets, 'open').mockResolvedValue({ indexedDB: full });
    await expect(after.safety.bringBack(pointId)).rejects.toThrow('backing store');
    vi.restoreAllMocks();
    const later = await machine.reopen();
    expect(await condition(later.safety)).toEqual({ state: 'good' });
    expect(await later.stores.notes.get('a')).toBeDefined();
  });
});

function refuse(): never {
  throw new DOMException('Internal error opening backing store', 'UnknownError');
}
