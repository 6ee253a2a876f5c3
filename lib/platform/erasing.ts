/** Erases records for good and stores an erasure for each, so that no backup brings them back. */
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';

/** A transaction over the record's store and `erased`. */
interface Erasing {
  objectStore(kind: RecordKind): { delete(id: string): Promise<void> };
  objectStore(name: 'erased'): { put(erased: Erased): Promise<unknown> };
}

export async function eraseRecord(
  transaction: Erasing,
  { kind, id, updatedAt }: AnyRecord,
  nowMs: number,
): Promise<void> {
  // Must be later than the last edit: when databases are merged, the later of the two wins.
  const erasedAt = Math.max(nowMs, updatedAt + 1);
  await transaction.objectStore(kind).delete(id);
  await transaction.objectStore('erased').put({ kind, id, erasedAt });
}
