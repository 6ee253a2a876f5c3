/** A commitment as typed in the form, and how it becomes a record. */
import { newCommitment, type CommitmentRecord } from '../../lib/commitments/commitment';
import { withDeleted, withPayload } from '../../lib/records/envelope';

export interface CommitmentRow {
  readonly id: string;
  /** Epoch ms; rows are sorted by it. */
  readonly createdAt: number;
  readonly text: string;
  readonly due: string | null;
  readonly removed: boolean;
}

export function rowOf({ id, createdAt, payload }: CommitmentRecord): CommitmentRow {
  return { id, createdAt, text: payload.text, due: payload.due, removed: false };
}

/** The stored rows with this window's edits and new rows applied, oldest first. */
export function rowsShown(
  stored: readonly CommitmentRecord[],
  edited: ReadonlyMap<string, CommitmentRow>,
): CommitmentRow[] {
  const rows = new Map(stored.map((record) => [record.id, rowOf(record)]));
  for (const [id, row] of edited) rows.set(id, row);
  return [...rows.values()]
    .filter((row) => !row.removed)
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/**
 * The record for the current row. A row without words is no commitment: its record is marked deleted until
 * there are words again. Undefined when there is nothing to write.
 */
export function recordAfter(
  record: CommitmentRecord | undefined,
  row: CommitmentRow,
  links: { readonly sessionId: string | null; readonly personId: string | null },
  nowMs: number,
): CommitmentRecord | undefined {
  const text = row.text.trim();
  if (row.removed || text === '') {
    return record && record.deletedAt === null ? withDeleted(record, true, nowMs) : undefined;
  }
  // Not stored yet, or erased for good after it was removed: create it.
  if (!record)
    return {
      ...newCommitment(text, row.due, { id: row.id, nowMs: row.createdAt }, links),
      updatedAt: Math.max(nowMs, row.createdAt),
    };
  const written = withPayload(record, { ...record.payload, text, due: row.due }, nowMs);
  return { ...written, deletedAt: null };
}
