/** Nothing is lost but nothing can be written: the disk is full, or another version is running. */
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newNote } from '../../../lib/notes/note';
import { DATABASE_NAME } from '../../../lib/platform/database';
import { MIGRATIONS } from '../../../lib/platform/migrations';
import { RESERVE_BYTES } from '../../../lib/platform/disk-space';
import type { Safety } from '../../../lib/backup/safety';
import { DiskFull } from '../../../lib/records/disk-full';
import { createMachine } from './machine';
import 'fake-indexeddb/auto';

const note = newNote('words', 1, { id: 'a', nowMs: 1 }, { sessionId: 's', personId: 'p' });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function becomes(safety: Safety, condition: object) {
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(500);
    expect(safety.condition()).toEqual(condition);
  });
}

describe('when the disk is nearly full', () => {
  it('writes are refused, an open database stays readable, and writes work again with more space', async () => {
    const machine = createMachine();
    const { stores, safety } = machine.open();
    await stores.notes.put(note);
    await becomes(safety, { state: 'good' });
    machine.free.bytes = RESERVE_BYTES - 1;
    await expect(stores.notes.update('a', () => ({ ...note, updatedAt: 2 }))).rejects.toThrow(
      DiskFull,
    );
    await expect(stores.notes.erase(['a'])).rejects.toThrow(DiskFull);
    await becomes(safety, { state: 'full', open: true });
    expect(await stores.notes.get('a')).toEqual(note);
    machine.free.bytes = RESERVE_BYTES;
    await becomes(safety, { state: 'good' });
    await stores.notes.erase(['a']);
    expect(await stores.notes.get('a')).toBeUndefined();
  });

  it('no database is opened or created', async () => {
    const machine = createMachine();
    await machine.open().stores.notes.put(note);
    machine.free.bytes = RESERVE_BYTES - 1;
    const { safety, stores } = await machine.reopen();
    const opening = vi.spyOn(indexedDB, 'open');
    await becomes(safety, { state: 'full', open: false });
    await expect(safety.accept()).rejects.toThrow(DiskFull);
    expect(opening).not.toHaveBeenCalled();
    machine.free.bytes = RESERVE_BYTES;
    await becomes(safety, { state: 'good' });
    expect(await stores.notes.get('a')).toEqual(note);
  });

  it('a page in use stays open when the browser closes its database connection', async () => {
    const machine = createMachine();
    const { safety, stores, connection } = machine.open();
    await becomes(safety, { state: 'good' });
    machine.free.bytes = 0;
    await connection.close();
    await expect(stores.notes.put(note)).rejects.toThrow(DiskFull);
    await becomes(safety, { state: 'full', open: true });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(safety.condition()).toEqual({ state: 'full', open: true });
  });
});

it('a private window that stores nothing is reported as private, not as damaged', async () => {
  const refuse = () => {
    throw new DOMException('A mutation operation was attempted', 'InvalidStateError');
  };
  vi.spyOn(indexedDB, 'open').mockImplementation(refuse);
  await becomes(createMachine({ isPrivate: true }).open().safety, { state: 'private' });
});

describe('when a newer version upgrades the database', () => {
  it('the older page closes its connection and reports that a newer version is running', async () => {
    const machine = createMachine();
    const { safety, stores } = machine.open();
    await stores.notes.put(note);
    await becomes(safety, { state: 'good' });
    // This would never resolve if the old connection stayed open.
    const newer = await openDB(DATABASE_NAME, MIGRATIONS.length + 1);
    await becomes(safety, { state: 'newer' });
    expect(await newer.get('note', 'a')).toEqual(note);
    newer.close();
  });

  it('the newer page reports that it waits, and goes on when the older one is closed', async () => {
    const older = await openDB(DATABASE_NAME, MIGRATIONS.length - 1);
    const { safety } = createMachine().open();
    await becomes(safety, { state: 'waiting' });
    older.close();
    await vi.waitFor(() => expect(safety.condition()?.state).not.toBe('waiting'));
  });
});
