/** One commitment as typed in the form, and the record that follows from it. */
import { newCommitment, type CommitmentRecord } from '../../lib/commitments/commitment';
import { withDeleted, withPayload } from '../../lib/records/envelope';

export interface CommitmentRow {
  readonly id: string;
  /** Epoch ms; rows keep the order in which they were begun. */
  readonly createdAt: number;
  readonly text: string;
  readonly due: string | null;
  readonly removed: boolean;
}

export function rowOf({ id, createdAt, payload }: CommitmentRecord): CommitmentRow {
  return { id, createdAt, text: payload.text, due: payload.due, removed: false };
}

/** The stored rows with this window's edits and new rows over them, oldest first. */
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
 * The record as the row now stands: a row without words is no commitment, so its record is marked
 * deleted until there are words again. Undefined when there is nothing to write.
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
  // Stored for the first time, or erased for good since it was removed, it is written now.
  if (!record)
    return {
      ...newCommitment(text, row.due, { id: row.id, nowMs: row.createdAt }, links),
      updatedAt: Math.max(nowMs, row.createdAt),
    };
  const written = withPayload(record, { ...record.payload, text, due: row.due }, nowMs);
  return { ...written, deletedAt: null };
}
