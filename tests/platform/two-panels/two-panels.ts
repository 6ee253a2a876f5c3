/** Two panels of one session, each with its own connection to the same database. */
import { IDBFactory } from 'fake-indexeddb';
import { type Stores } from '../../../lib/platform/stores';
import { localChanges } from '../../support/changes';
import { testConnection, testStores } from '../../support/database';

export function storesOfTwoPanels(): readonly [Stores, Stores] {
  globalThis.indexedDB = new IDBFactory();
  const changes = localChanges();
  return [
    testStores({ connection: testConnection(), changes }),
    testStores({ connection: testConnection(), changes }),
  ];
}
