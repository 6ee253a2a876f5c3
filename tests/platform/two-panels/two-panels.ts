/** Two panels of one session: each with its own connection to one database. */
import { IDBFactory } from 'fake-indexeddb';
import { type Stores } from '../../../lib/platform/stores';
import { localChanges } from '../../support/changes';
import { testDoor, testStores } from '../../support/database';

export function storesOfTwoPanels(): readonly [Stores, Stores] {
  globalThis.indexedDB = new IDBFactory();
  const changes = localChanges();
  return [testStores({ door: testDoor(), changes }), testStores({ door: testDoor(), changes })];
}
