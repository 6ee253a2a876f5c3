/** Really deleting records: what stays is that there was one, so that no backup brings it back. */
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';

/** Of a transaction over the record's store and `erased`. */
interface Erasing {
  objectStore(kind: RecordKind): { delete(id: string): Promise<void> };
  objectStore(name: 'erased'): { put(erased: Erased): Promise<unknown> };
}

export async function eraseRecord(
  transaction: Erasing,
  { kind, id, updatedAt }: AnyRecord,
  nowMs: number,
): Promise<void> {
  // Never before the edit it undoes: the later of the two wins wherever databases are merged.
  const erasedAt = Math.max(nowMs, updatedAt + 1);
  await transaction.objectStore(kind).delete(id);
  await transaction.objectStore('erased').put({ kind, id, erasedAt });
}
