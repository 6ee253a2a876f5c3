/** As idb's own `openDB` and `deleteDB`, in a place that is not the browser's usual one. */
import { wrap, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { MIGRATIONS } from './migrations';
import type { AparteSchema } from './schema';

type Upgrading = IDBPTransaction<AparteSchema, StoreNames<AparteSchema>[], 'versionchange'>;

/**
 * Opens it at the latest version. It lets newer versions through by closing itself.
 * @param told.gone the connection is no longer of use; `passed` says that a newer version takes over
 * @param told.blocked an older page keeps its connection: opening goes on once that is closed
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
      // Another page brings a newer schema: let it through, and reopen when next asked.
      request.result.close();
      told.gone(newVersion !== null);
    });
  });
  return (await wrap(request)) as unknown as IDBPDatabase<AparteSchema>;
}

export async function deleteDatabaseIn(factory: IDBFactory, name: string): Promise<void> {
  await wrap(factory.deleteDatabase(name));
}

/** Chromium alone says so, in an attribute no standard has. */
function isTotalLoss(event: IDBVersionChangeEvent): boolean {
  return 'dataLoss' in event && event.dataLoss === 'total';
}
