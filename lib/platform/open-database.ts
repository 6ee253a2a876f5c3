/** Like idb's `openDB` and `deleteDB`, but with a given IDBFactory instead of the global one. */
import { wrap, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { MIGRATIONS } from './migrations';
import type { AparteSchema } from './schema';

type Upgrading = IDBPTransaction<AparteSchema, StoreNames<AparteSchema>[], 'versionchange'>;

/**
 * Opens the database at the latest version. The connection closes itself for a newer version.
 * @param told.gone the connection can no longer be used; `passed`: a newer version takes over
 * @param told.blocked an older page holds a connection: opening continues once that is closed
 */
export async function openDatabaseIn(
  factory: IDBFactory,
  name: string,
  told: { gone(passed: boolean): void; blocked(): void },
): Promise<IDBPDatabase<AparteSchema>> {
  const request = factory.open(name, MIGRATIONS.length);
  request.addEventListener('upgradeneeded', (event) => {
    const database = wrap(request.result) as unknown as IDBPDatabase<AparteSchema>;
    const transaction = wrap(request.transaction!) as unknown as Upgrading;
    for (const migrate of MIGRATIONS.slice(event.oldVersion))
      migrate(database, transaction, isTotalLoss(event));
  });
  request.addEventListener('blocked', () => told.blocked());
  request.addEventListener('success', () => {
    request.result.addEventListener('close', () => told.gone(false));
    request.result.addEventListener('versionchange', ({ newVersion }) => {
      // Another page upgrades the schema: close, so that it can, and reopen when next asked.
      request.result.close();
      told.gone(newVersion !== null);
    });
  });
  return (await wrap(request)) as unknown as IDBPDatabase<AparteSchema>;
}

export async function deleteDatabaseIn(factory: IDBFactory, name: string): Promise<void> {
  await wrap(factory.deleteDatabase(name));
}

/** Only Chromium reports it, in a non-standard attribute. */
function isTotalLoss(event: IDBVersionChangeEvent): boolean {
  return 'dataLoss' in event && event.dataLoss === 'total';
}
