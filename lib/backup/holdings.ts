/** The whole content of a database: its records, deleted ones included, and its erasures. */
import { draftId, editField } from '../notes/draft';
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';
import { isDeleted } from '../records/purge';

export interface Holdings {
  readonly records: readonly AnyRecord[];
  readonly erased: readonly Erased[];
}

/** A key across kinds: ids are unique only within their kind. */
export function keyOf({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

/**
 * Holdings as they may leave this computer: a deleted record becomes an erasure. Its text, which is kept
 * here for the undo, is left out, and so are unsaved edits of it.
 */
export function withoutDeleted({ records, erased }: Holdings): Holdings {
  const deleted = records.filter(isDeleted);
  if (deleted.length === 0) return { records, erased };
  const gone = new Set(deleted.map(keyOf));
  const edits = new Set(deleted.map(({ id, sessionId }) => draftId(editField(id), sessionId)));
  const isEdit = ({ kind, id }: AnyRecord) =>
    // Each page that edits a note has its own draft, whose id is the field's id plus a suffix.
    kind === 'draft' && (edits.has(id) || edits.has(id.slice(0, id.lastIndexOf(':'))));
  const stays = (record: AnyRecord) => !gone.has(keyOf(record)) && !isEdit(record);
  return {
    records: records.filter(stays),
    erased: [
      ...erased.filter((each) => !gone.has(keyOf(each))),
      ...deleted.map(({ kind, id, updatedAt }) => ({ kind, id, erasedAt: updatedAt })),
    ],
  };
}

/**
 * The result of replacing `here` with `there`. Erasures known only here are kept, so that an older
 * backup cannot bring those records back later.
 */
export function replaced(here: Holdings, there: Holdings): Holdings {
  const held = new Set([...there.records, ...there.erased].map(keyOf));
  const remembered = here.erased.filter((each) => !held.has(keyOf(each)));
  return { records: there.records, erased: [...there.erased, ...remembered] };
}

export type Counts = Partial<Record<RecordKind, number>>;

/** Counts the records of each kind, without those marked deleted. */
export function countLiving(records: readonly AnyRecord[]): Counts {
  const counts: Counts = {};
  for (const { kind, deletedAt } of records)
    if (deletedAt === null) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
