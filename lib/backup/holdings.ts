/** Everything a database holds: its records, deleted ones included, and what was erased from it. */
import { draftId, editField } from '../notes/draft';
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';
import { isDeleted } from '../records/purge';

export interface Holdings {
  readonly records: readonly AnyRecord[];
  readonly erased: readonly Erased[];
}

/** Ids are unique within their kind. */
export function keyOf({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

/**
 * The same, as it leaves this computer: of a deleted record it is only told that it was, and the words
 * that are kept for its undo stay here, with an unsaved edit of them.
 */
export function withoutDeleted({ records, erased }: Holdings): Holdings {
  const deleted = records.filter(isDeleted);
  if (deleted.length === 0) return { records, erased };
  const gone = new Set(deleted.map(keyOf));
  const edits = new Set(deleted.map(({ id, sessionId }) => draftId(editField(id), sessionId)));
  const isEdit = ({ kind, id }: AnyRecord) =>
    // Each page that edits a note has a draft of its own, whose id goes on from the field's.
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
 * `there` in place of `here`. What was erased here and is not in it stays remembered, so that no
 * older backup brings it back later.
 */
export function replaced(here: Holdings, there: Holdings): Holdings {
  const held = new Set([...there.records, ...there.erased].map(keyOf));
  const remembered = here.erased.filter((each) => !held.has(keyOf(each)));
  return { records: there.records, erased: [...there.erased, ...remembered] };
}

export type Counts = Partial<Record<RecordKind, number>>;

/** How many of each kind, those marked deleted left out. */
export function countLiving(records: readonly AnyRecord[]): Counts {
  const counts: Counts = {};
  for (const { kind, deletedAt } of records)
    if (deletedAt === null) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
