/** Databases as earlier versions left them. All functions but `frozen` run in a page of the extension. */
import { readFileSync } from 'node:fs';
import type { AnyRecord } from '../../../lib/records/envelope';

export interface FrozenStore {
  /** Other than `id` in stores that hold no records of the one envelope. */
  readonly keyPath?: string | string[];
  readonly indexes: readonly string[];
  readonly records: readonly AnyRecord[];
}

export interface OldStore {
  readonly version: number;
  readonly stores: Readonly<Record<string, FrozenStore>>;
  /** Records in all: the frozen ones, and copies of them under other ids. */
  readonly rows: number;
}

/** What stands in tests/fixtures/schema for a version. */
export function frozen(version: number): OldStore['stores'] {
  const file = new URL(`../../fixtures/schema/v${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as OldStore['stores'];
}

/** Puts an old database in the place of whatever there is. */
export async function lay({ version, stores, rows }: OldStore): Promise<void> {
  const finished = (request: IDBRequest | IDBTransaction, done: string) =>
    new Promise<void>((resolve, reject) => {
      request.addEventListener(done, () => resolve());
      request.addEventListener('error', () => reject(request.error as Error));
    });
  await finished(indexedDB.deleteDatabase('aparte'), 'success');
  const opening = indexedDB.open('aparte', version);
  opening.addEventListener('upgradeneeded', () => {
    for (const [kind, { indexes, keyPath = 'id' }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(kind, { keyPath });
      for (const index of indexes) store.createIndex(index, index);
    }
  });
  await finished(opening, 'success');
  const database = opening.result;
  const transaction = database.transaction(Object.keys(stores), 'readwrite', {
    durability: 'strict',
  });
  const all = Object.entries(stores).flatMap(([kind, { keyPath, records }]) =>
    keyPath === undefined ? records.map((record) => [kind, record] as const) : [],
  );
  for (const [kind, { keyPath, records }] of Object.entries(stores))
    if (keyPath !== undefined)
      for (const record of records) transaction.objectStore(kind).put(record);
  for (let row = 0; row < rows; row += 1) {
    const [kind, record] = all[row % all.length]!;
    const copy = Math.floor(row / all.length);
    const id = copy === 0 ? record.id : `${record.id} copy ${copy}`;
    transaction.objectStore(kind).put({ ...record, id });
  }
  await finished(transaction, 'complete');
  database.close();
}

/**
 * What differs from what was laid: nothing, when every row is as it was, in a database of the old
 * version or a newer one with all its stores.
 */
export async function differences({ version, stores, rows }: OldStore): Promise<string[]> {
  const database = await new Promise<IDBDatabase | null>((resolve) => {
    const opening = indexedDB.open('aparte');
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => resolve(null));
  });
  if (database === null) return ['there is no database'];
  const found: string[] = [];
  if (database.version < version) found.push(`version ${database.version}`);
  const all = Object.entries(stores).flatMap(([kind, { keyPath, records }]) =>
    keyPath === undefined ? records.map((record) => [kind, record] as const) : [],
  );
  let counted = 0;
  for (const kind of Object.keys(stores)) {
    const asking = database.transaction(kind).objectStore(kind).getAll();
    const stored = await new Promise<AnyRecord[]>((resolve, reject) => {
      asking.addEventListener('success', () => resolve(asking.result as AnyRecord[]));
      asking.addEventListener('error', () => reject(asking.error as Error));
    });
    if (stores[kind]?.keyPath !== undefined) {
      const wanted = stores[kind].records.map((record) => JSON.stringify(record));
      const there = new Set(stored.map((record) => JSON.stringify(record)));
      if (!wanted.every((record) => there.has(record))) found.push(`${kind} is not as it was`);
      continue;
    }
    counted += stored.length;
    const byId = new Map(stored.map((record) => [record.id, record]));
    for (let row = 0; row < rows; row += 1) {
      const [of, record] = all[row % all.length]!;
      if (of !== kind) continue;
      const copy = Math.floor(row / all.length);
      const id = copy === 0 ? record.id : `${record.id} copy ${copy}`;
      if (JSON.stringify(byId.get(id)) !== JSON.stringify({ ...record, id }))
        found.push(`${kind} ${id} is not as it was`);
    }
  }
  if (counted !== rows) found.push(`${counted} rows instead of ${rows}`);
  database.close();
  return found.slice(0, 5);
}

/** Version of the database and how many stores it has; null when there is none. */
export async function standing(): Promise<{ version: number; stores: number } | null> {
  const known = (await indexedDB.databases()).find(({ name }) => name === 'aparte');
  if (!known) return null;
  return await new Promise((resolve) => {
    const opening = indexedDB.open('aparte');
    opening.addEventListener('success', () => {
      const { version, objectStoreNames } = opening.result;
      opening.result.close();
      resolve({ version, stores: objectStoreNames.length });
    });
    opening.addEventListener('error', () => resolve(null));
  });
}
