/** Everything a database holds: its records, deleted ones included, and what was erased from it. */
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';

export interface Holdings {
  readonly records: readonly AnyRecord[];
  readonly erased: readonly Erased[];
}

export const NOTHING: Holdings = { records: [], erased: [] };

/** Ids are unique within their kind. */
export function keyOf({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

export type Counts = Partial<Record<RecordKind, number>>;

/** How many of each kind, those marked deleted left out. */
export function countLiving(records: readonly AnyRecord[]): Counts {
  const counts: Counts = {};
  for (const { kind, deletedAt } of records)
    if (deletedAt === null) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
