/** Two panels of one session: each with its own connection to one database. */
import { IDBFactory } from 'fake-indexeddb';
import { createDatabaseDoor } from '../../../lib/platform/database';
import { createStores, type Stores } from '../../../lib/platform/stores';
import { localChanges } from '../fresh-stores';

export function storesOfTwoPanels(): readonly [Stores, Stores] {
  globalThis.indexedDB = new IDBFactory();
  const changes = localChanges();
  return [createStores(createDatabaseDoor(), changes), createStores(createDatabaseDoor(), changes)];
}
