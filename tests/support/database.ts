/** Real stores over a database in memory. */
import { IDBFactory } from 'fake-indexeddb';
import { createDatabaseDoor, DATABASE_NAME, type DatabaseDoor } from '../../lib/platform/database';
import type { Changes } from '../../lib/platform/changes';
import { createStores, type Stores } from '../../lib/platform/stores';
import { localChanges } from './changes';
import { sealingInProcess } from './lock';
import { ENDLESS_ROOM, ONE_PLACE } from './storage';
import 'fake-indexeddb/auto';

type DatabaseSeams = Parameters<typeof createDatabaseDoor>[0];

/** A connection to the database that is there, as the next page or worker would open it. */
export function testDoor(given: Partial<DatabaseSeams> = {}): DatabaseDoor {
  return createDatabaseDoor({
    name: DATABASE_NAME,
    knownBefore: { read: async () => null },
    sealing: sealingInProcess(),
    places: ONE_PLACE,
    room: ENDLESS_ROOM,
    ...given,
  });
}

/** A connection to an empty database, which takes the place of the one before. */
export function freshDoor(given: Partial<DatabaseSeams> = {}): DatabaseDoor {
  globalThis.indexedDB = new IDBFactory();
  return testDoor(given);
}

interface StoresGiven {
  readonly door?: DatabaseDoor;
  readonly changes?: Changes;
  readonly nowMs?: () => number;
}

/** Every store, of an empty database unless a connection is given. */
export function testStores({
  door = freshDoor(),
  changes = localChanges(),
  nowMs = () => Date.now(),
}: StoresGiven = {}): Stores {
  return createStores(door, changes, nowMs);
}
