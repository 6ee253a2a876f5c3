/** Operations on the whole database: read it, take its fingerprint, merge into it, replace it. */
import { keyOf, replaced, type Holdings } from '../../backup/holdings';
import { merge, standings } from '../../backup/merge';
import { WATCHED_KINDS, type DatabaseFingerprint } from '../../backup/database-fingerprint';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import type { IDBPTransaction } from 'idb';
import type { Database } from '../database';
import { readRecord } from '../lock/read-record';
import type { RecordEncryption } from '../lock/record-encryption';
import { MAX_INSTANT_MS } from '../../time/instant';
import { MIGRATIONS } from '../migrations';
import type { AparteSchema } from '../schema';

const EVERYTHING = [...RECORD_KINDS, 'erased'] as const;

export interface Whole extends Holdings {
  readonly dbId: string;
  /** Records that could not be read, as stored. */
  readonly damaged: readonly unknown[];
}

/** Reads all records in one transaction, so that they are consistent with each other. */
export async function readWhole(database: Database, sealing: RecordEncryption): Promise<Whole> {
  return await sealing.during(() => readOnce(database, sealing));
}

async function readOnce(database: Database, sealing: RecordEncryption): Promise<Whole> {
  const transaction = database.transaction([...EVERYTHING, 'meta' as const]);
  const stored = (
    await Promise.all(RECORD_KINDS.map((kind) => transaction.objectStore(kind).getAll()))
  ).flat();
  const erased = await transaction.objectStore('erased').getAll();
  const identity = await transaction.objectStore('meta').get('database');
  return {
    dbId: identity?.key === 'database' ? identity.dbId : '',
    erased,
    ...readable(stored, sealing),
  };
}

/** Decrypts and parses stored records; what does not parse is returned apart, as stored. */
export function readable(
  stored: readonly unknown[],
  sealing: RecordEncryption,
): {
  records: AnyRecord[];
  damaged: unknown[];
} {
  const records: AnyRecord[] = [];
  const damaged: unknown[] = [];
  for (const value of stored) {
    const record = readRecord(value, sealing);
    if (record) records.push(record);
    else damaged.push(value);
  }
  return { records, damaged };
}

/** Takes the fingerprint that is kept outside the database. */
export async function takeFingerprint(
  database: Database,
  takenAt: number,
): Promise<DatabaseFingerprint> {
  const transaction = database.transaction([...EVERYTHING, 'meta' as const]);
  const erased = transaction.objectStore('erased');
  const counted = await Promise.all(
    WATCHED_KINDS.map(async (kind) => {
      const store = transaction.objectStore(kind);
      const [there, gone, newest] = await Promise.all([
        store.count(),
        erased.index('kind').count(kind),
        store.index('updatedAt').openKeyCursor(null, 'prev'),
      ]);
      return { kind, total: there + gone, newest: newest?.key ?? 0 };
    }),
  );
  const lastErased = await erased.index('erasedAt').openKeyCursor(null, 'prev');
  const identity = await transaction.objectStore('meta').get('database');
  return {
    dbId: identity?.key === 'database' ? identity.dbId : '',
    schema: MIGRATIONS.length,
    totals: Object.fromEntries(
      counted.filter(({ total }) => total > 0).map(({ kind, total }) => [kind, total]),
    ),
    // An `updatedAt` beyond the largest valid instant is malformed; clamp it, or the stored fingerprint
    // would not parse.
    lastWriteAt: Math.min(
      Math.max(lastErased?.key ?? 0, ...counted.map(({ newest }) => newest)),
      MAX_INSTANT_MS,
    ),
    takenAt,
  };
}

/**
 * Merges `there` into the database, or replaces the database's records with it, in one transaction.
 * Records that cannot be read stay untouched.
 */
export async function restoreInto(
  database: Database,
  there: Holdings,
  mode: 'merge' | 'replace',
  sealing: RecordEncryption,
): Promise<void> {
  await sealing.during(() => restoreOnce(database, there, mode, sealing));
}

async function restoreOnce(
  database: Database,
  there: Holdings,
  mode: 'merge' | 'replace',
  sealing: RecordEncryption,
): Promise<void> {
  const stores = [...EVERYTHING, 'meta' as const];
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  // The failed request below already reports the error; avoid an unhandled rejection.
  transaction.done.catch(() => undefined);
  try {
    const stored = (
      await Promise.all(RECORD_KINDS.map((kind) => transaction.objectStore(kind).getAll()))
    ).flat();
    const here = {
      records: readable(stored, sealing).records,
      erased: await transaction.objectStore('erased').getAll(),
    };
    const result = mode === 'merge' ? merge(here, there) : replaced(here, there);
    const lock = await transaction.objectStore('meta').get('lock');
    await writeDifference(transaction, here, result, (record) => sealing.close(record, lock));
    await transaction.done;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // The transaction had already ended.
    }
    throw error;
  }
}

type Writing = IDBPTransaction<AparteSchema, ((typeof EVERYTHING)[number] | 'meta')[], 'readwrite'>;

async function writeDifference(
  transaction: Writing,
  here: Holdings,
  result: Holdings,
  stored: (record: AnyRecord) => AnyRecord,
): Promise<void> {
  const [before, after] = [standings(here), standings(result)];
  const writes: Promise<unknown>[] = [];
  const write = (request: Promise<unknown>) => {
    // Promise.all below reports the first failure; avoid unhandled rejections of the others.
    request.catch(() => undefined);
    writes.push(request);
  };
  for (const record of result.records) {
    if (before.get(keyOf(record))?.record === record) continue;
    write(transaction.objectStore(record.kind).put(stored(record)));
  }
  for (const record of here.records)
    if (!after.get(keyOf(record))?.record)
      write(transaction.objectStore(record.kind).delete(record.id));
  for (const { kind, id } of here.erased)
    if (!after.get(keyOf({ kind, id }))?.erased)
      write(transaction.objectStore('erased').delete([kind, id]));
  for (const each of result.erased) write(transaction.objectStore('erased').put(each));
  await Promise.all(writes);
}

/** Clears the `emptied` mark: the coach accepts this database as the current one. */
export async function acceptDatabase(database: Database): Promise<void> {
  const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const identity = await transaction.store.get('database');
  if (identity?.key === 'database') await transaction.store.put({ ...identity, emptied: false });
  await transaction.done;
}
