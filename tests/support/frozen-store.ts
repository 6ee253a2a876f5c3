/** The stores in tests/fixtures/schema, as a database of their version had them. */
import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { DATABASE_NAME } from '../../lib/platform/database';
import type { AnyRecord } from '../../lib/records/envelope';
import 'fake-indexeddb/auto';

export interface FrozenStore {
  /** `id` where it says nothing else. */
  readonly keyPath?: string | string[];
  readonly indexes: readonly string[];
  readonly records: readonly AnyRecord[];
}

export function frozenStores(version: number): Record<string, FrozenStore> {
  const file = new URL(`../fixtures/schema/v${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, FrozenStore>;
}

/** Puts the database of that version, with these stores, in the place of any other. */
export async function layDatabase(
  version: number,
  stores: Readonly<Record<string, FrozenStore>>,
): Promise<void> {
  globalThis.indexedDB = new IDBFactory();
  const database = await openDB(DATABASE_NAME, version, {
    upgrade(upgrading) {
      for (const [kind, { indexes, keyPath = 'id' }] of Object.entries(stores)) {
        const store = upgrading.createObjectStore(kind, { keyPath });
        for (const index of indexes) store.createIndex(index, index);
      }
    },
  });
  for (const [kind, { records }] of Object.entries(stores))
    for (const record of records) await database.put(kind, record);
  database.close();
}
