/**
 * Every schema version that was ever shipped has a frozen store in tests/fixtures/schema, and each
 * of them opens today with every record readable. Appending a migration means freezing one more.
 */
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../lib/platform/migrations';
import { testConnection, testStores } from '../support/database';
import { frozenStores, layDatabase } from '../support/frozen-store';

describe.each(MIGRATIONS.map((_, index) => index + 1))(
  'a frozen store of schema version %i',
  (version) => {
    it('opens with the current code, every record readable', async () => {
      const old = frozenStores(version);
      await layDatabase(version, old);
      const {
        changes: _changes,
        unreadable: _unreadable,
        ...stores
      } = testStores({ connection: testConnection() });
      for (const repository of Object.values(stores)) {
        const records = old[repository.kind]?.records;
        if (records === undefined) {
          // The kind was added later: its store exists and is empty.
          expect(await repository.list()).toEqual([]);
          continue;
        }
        expect(records, `no ${repository.kind} in the frozen store`).not.toEqual([]);
        for (const { id } of records)
          expect(await repository.get(id), `${repository.kind} ${id}`).toBeDefined();
      }
    });
  },
);

it('a new database has the same object stores and indexes as the newest frozen store', async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = await testConnection().open();
  const newest = frozenStores(MIGRATIONS.length);
  expect([...database.objectStoreNames].toSorted()).toEqual(Object.keys(newest).toSorted());
  for (const kind of database.objectStoreNames)
    expect([...database.transaction(kind).store.indexNames]).toEqual(newest[kind]?.indexes);
});
