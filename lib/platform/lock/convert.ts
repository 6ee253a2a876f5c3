/**
 * Encrypts all stored records, or decrypts them again, in batches. Each batch is one transaction, and
 * records stay readable in either form, so that the conversion can resume after a crash at any point.
 */
import { isSealed, SEALED_KINDS, type LockRecord } from '../../lock/lock';
import type { AnyRecord } from '../../records/envelope';
import type { Database } from '../database';
import { DecryptionFailed } from '../crypto/encrypt';
import { parseLock, type RecordEncryption } from './record-encryption';

const BATCH = 200;

/** @returns false when the lock's state changed meanwhile: the caller that changed it continues */
export async function convert(
  database: Database,
  sealing: RecordEncryption,
  state: Exclude<LockRecord['state'], 'sealed'>,
  batch = BATCH,
): Promise<boolean> {
  const wanted = state === 'sealing';
  for (const kind of SEALED_KINDS) {
    for (let after: string | null = null; ;) {
      const transaction = database.transaction([kind, 'meta'], 'readwrite', {
        durability: 'strict',
      });
      transaction.done.catch(() => undefined);
      const lock = parseLock(await transaction.objectStore('meta').get('lock'));
      if (lock?.state !== state) return false;
      const store = transaction.objectStore(kind);
      const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
      const records: AnyRecord[] = await store.getAll(range, batch);
      await Promise.all(
        records
          .filter((record) => isSealed(record) !== wanted)
          .map((record) => converted(record, sealing, wanted))
          .filter((record) => record !== null)
          .map((record) => store.put(record)),
      );
      await transaction.done;
      if (records.length < batch) break;
      after = records.at(-1)?.id ?? null;
    }
  }
  return true;
}

/** Null when the record cannot be decrypted: something else changed it, so leave it as it is. */
function converted(record: AnyRecord, sealing: RecordEncryption, seal: boolean): AnyRecord | null {
  if (seal) return sealing.seal(record);
  try {
    return sealing.open(record);
  } catch (error) {
    if (error instanceof DecryptionFailed) return null;
    throw error;
  }
}
