/**
 * Every schema version that was ever shipped has a frozen store in tests/fixtures/schema, and each
 * of them opens today with every record readable. Appending a migration means freezing one more.
 */
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../lib/platform/database';
import { MIGRATIONS } from '../../lib/platform/migrations';
import type { AnyRecord } from '../../lib/records/envelope';
import { testDoor, testStores } from '../support/database';
import 'fake-indexeddb/auto';

interface FrozenStore {
  /** `id` where it says nothing else. */
  readonly keyPath?: string | string[];
  readonly indexes: readonly string[];
  readonly records: readonly AnyRecord[];
}

function frozen(version: number): Record<string, FrozenStore> {
  const file = new URL(`../fixtures/schema/v${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, FrozenStore>;
}

async function lay(version: number): Promise<Record<string, FrozenStore>> {
  globalThis.indexedDB = new IDBFactory();
  const old = frozen(version);
  const database = await openDB(DATABASE_NAME, version, {
    upgrade(upgrading) {
      for (const [kind, { indexes, keyPath = 'id' }] of Object.entries(old)) {
        const store = upgrading.createObjectStore(kind, { keyPath });
        for (const index of indexes) store.createIndex(index, index);
      }
    },
  });
  for (const [kind, { records }] of Object.entries(old))
    for (const record of records) await database.put(kind, record);
  database.close();
  return old;
}

describe.each(MIGRATIONS.map((_, index) => index + 1))('a store of version %i', (version) => {
  it('opens today with every record readable', async () => {
    const old = await lay(version);
    const {
      changes: _changes,
      unreadable: _unreadable,
      ...stores
    } = testStores({ door: testDoor() });
    for (const repository of Object.values(stores)) {
      const records = old[repository.kind]?.records;
      if (records === undefined) {
        // A kind that came later: its store is there, and empty.
        expect(await repository.list()).toEqual([]);
        continue;
      }
      expect(records, `no ${repository.kind} in the frozen store`).not.toEqual([]);
      for (const { id } of records)
        expect(await repository.get(id), `${repository.kind} ${id}`).toBeDefined();
    }
  });
});

it('creates, from nothing, what the newest frozen store has', async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = await testDoor().open();
  const newest = frozen(MIGRATIONS.length);
  expect([...database.objectStoreNames].toSorted()).toEqual(Object.keys(newest).toSorted());
  for (const kind of database.objectStoreNames)
    expect([...database.transaction(kind).store.indexNames]).toEqual(newest[kind]?.indexes);
});
