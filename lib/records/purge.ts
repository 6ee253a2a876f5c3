/** Deleted records keep their content for the undo; after UNDO_MS they are erased for good. */
import { RECORD_KINDS, type AnyRecord, type RecordKind } from './envelope';

/** How long a deletion can be undone, in ms. In an open session, the purge also waits for its end. */
export const UNDO_MS = 10 * 60_000;

/**
 * Kinds of which a single record can be deleted. People and sessions, with all that belongs to them, and
 * chunks are only ever erased. Settings and receipts are not deleted.
 */
export const DELETABLE_KINDS: readonly RecordKind[] = RECORD_KINDS.filter(
  (kind) => !['person', 'session', 'chunk', 'setting', 'receipt'].includes(kind),
);

type Deletable = Pick<AnyRecord, 'kind' | 'deletedAt' | 'sessionId'>;

export function isDeleted({ kind, deletedAt }: Deletable): boolean {
  return deletedAt !== null && DELETABLE_KINDS.includes(kind);
}

/**
 * In how many ms a record is due to be erased for good: 0 when it is due, null when it is not deleted
 * or its session is still open. A deletion dated in the future came from a clock that was ahead: it is
 * due.
 */
export function purgedInMs(
  record: Deletable,
  openSessionId: string | null,
  nowMs: number,
): number | null {
  const { deletedAt, sessionId } = record;
  if (deletedAt === null || !isDeleted(record)) return null;
  if (sessionId !== null && sessionId === openSessionId) return null;
  return deletedAt > nowMs ? 0 : Math.max(0, deletedAt + UNDO_MS - nowMs);
}

/** How long after a session was discarded a page may still have written to it, in ms. */
const LATE_WRITE_MS = 3_600_000;

/** How long the purge looks for such late writes, in ms: the browser may be closed in the meantime. */
const LOOKED_FOR_MS = 90 * 24 * 3_600_000;

/** True while late writes to a discarded session may still be found. */
export function mayHaveLateWrites(sessionErasedAt: number, nowMs: number): boolean {
  return nowMs <= sessionErasedAt + LOOKED_FOR_MS;
}

/** True for a record that a page wrote just after its session was discarded. */
export function isLateWrite({ updatedAt }: AnyRecord, sessionErasedAt: number): boolean {
  return updatedAt <= sessionErasedAt + LATE_WRITE_MS;
}
