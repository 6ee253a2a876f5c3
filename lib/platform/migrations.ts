/**
 * Schema migrations, appended and never edited: step n takes version n to n + 1. For each step,
 * tests/fixtures/schema has a fixture of the data before it; a test fails when one is missing.
 */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { RecordKind } from '../records/envelope';
import type { AparteSchema } from './schema';

type Migration = (
  database: IDBPDatabase<AparteSchema>,
  transaction: IDBPTransaction<AparteSchema, StoreNames<AparteSchema>[], 'versionchange'>,
  /** The browser reported that it had thrown away the previous data. */
  emptied: boolean,
) => void;

function createRecordStores(database: IDBPDatabase<AparteSchema>): void {
  const kinds = [
    'person',
    'session',
    'chunk',
    'note',
    'promptUse',
    'reflection',
    'commitment',
    'setting',
    'draft',
  ] as const;
  for (const kind of kinds) createRecordStore(database, kind);
}

function createStoresOfPractice(database: IDBPDatabase<AparteSchema>): void {
  const kinds = ['nudge', 'deck', 'template', 'checkIn', 'receipt'] as const;
  for (const kind of kinds) createRecordStore(database, kind);
}

function rememberErasuresAndIdentity(
  database: IDBPDatabase<AparteSchema>,
  transaction: IDBPTransaction<AparteSchema, StoreNames<AparteSchema>[], 'versionchange'>,
  emptied: boolean,
): void {
  const erased = database.createObjectStore('erased', { keyPath: ['kind', 'id'] });
  erased.createIndex('erasedAt', 'erasedAt');
  erased.createIndex('kind', 'kind');
  database.createObjectStore('meta', { keyPath: 'key' });
  void transaction.objectStore('meta').put({
    key: 'database',
    dbId: crypto.randomUUID(),
    madeAt: Date.now(),
    emptied,
  });
}

function createRecordStore(database: IDBPDatabase<AparteSchema>, kind: RecordKind): void {
  const store = database.createObjectStore(kind, { keyPath: 'id' });
  store.createIndex('sessionId', 'sessionId');
  store.createIndex('personId', 'personId');
  store.createIndex('updatedAt', 'updatedAt');
}

export const MIGRATIONS: readonly Migration[] = [
  createRecordStores,
  createStoresOfPractice,
  rememberErasuresAndIdentity,
];
