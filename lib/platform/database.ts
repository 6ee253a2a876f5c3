/** The only door to IndexedDB. */
import { openDB, type IDBPDatabase } from 'idb';
import { MIGRATIONS } from './migrations';
import type { AparteSchema } from './schema';

export const DATABASE_NAME = 'aparte';

export type Database = IDBPDatabase<AparteSchema>;

/** Opens a connection and reopens it after the browser took it away (upgrade, full disk, eviction). */
export interface DatabaseDoor {
  /** @throws DOMException what IndexedDB throws when it cannot open; the next call tries again. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

export function createDatabaseDoor(name = DATABASE_NAME): DatabaseDoor {
  let connection: Promise<Database> | null = null;

  function forget() {
    connection = null;
  }

  function open(): Promise<Database> {
    connection ??= openDB<AparteSchema>(name, MIGRATIONS.length, {
      upgrade(database, oldVersion, _newVersion, transaction) {
        for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(database, transaction);
      },
      blocking(_current, _blocked, event) {
        // Another page brings a newer schema: let it through, and reopen when next asked.
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return connection;
  }

  return {
    open,
    async close() {
      const open = connection;
      forget();
      (await open)?.close();
    },
  };
}
