/** Real stores over a database in memory. */
import { IDBFactory } from 'fake-indexeddb';
import {
  createDatabaseConnection,
  DATABASE_NAME,
  type DatabaseConnection,
} from '../../lib/platform/database';
import type { Changes } from '../../lib/platform/changes';
import { createStores, type Stores } from '../../lib/platform/stores';
import { localChanges } from './changes';
import { sealingInProcess } from './lock';
import { ENDLESS_ROOM, ONE_PLACE } from './storage';
import 'fake-indexeddb/auto';

type DatabaseDependencies = Parameters<typeof createDatabaseConnection>[0];

/** A connection to the database that is there, as the next page or worker would open it. */
export function testConnection(given: Partial<DatabaseDependencies> = {}): DatabaseConnection {
  return createDatabaseConnection({
    name: DATABASE_NAME,
    knownBefore: { read: async () => null },
    sealing: sealingInProcess(),
    places: ONE_PLACE,
    room: ENDLESS_ROOM,
    ...given,
  });
}

/** A connection to an empty database, which takes the place of the one before. */
export function freshConnection(given: Partial<DatabaseDependencies> = {}): DatabaseConnection {
  globalThis.indexedDB = new IDBFactory();
  return testConnection(given);
}

interface StoresGiven {
  readonly connection?: DatabaseConnection;
  readonly changes?: Changes;
  readonly nowMs?: () => number;
}

/** Every store, of an empty database unless a connection is given. */
export function testStores({
  connection = freshConnection(),
  changes = localChanges(),
  nowMs = () => Date.now(),
}: StoresGiven = {}): Stores {
  return createStores(connection, changes, nowMs);
}
