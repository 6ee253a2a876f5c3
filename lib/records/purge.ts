/** Deleted records keep their words for the undo. Afterwards they are erased for good. */
import { RECORD_KINDS, type AnyRecord, type RecordKind } from './envelope';

/** How long a deletion can be taken back, in ms. A session's own waits for the session's end too. */
export const UNDO_MS = 10 * 60_000;

/**
 * The kinds of which single records can be deleted. People and sessions are only ever erased, with
 * all that is theirs; so are stretches of listening. Settings and receipts are not deleted.
 */
export const DELETABLE_KINDS: readonly RecordKind[] = RECORD_KINDS.filter(
  (kind) => !['person', 'session', 'chunk', 'setting', 'receipt'].includes(kind),
);

type Deletable = Pick<AnyRecord, 'kind' | 'deletedAt' | 'sessionId'>;

export function isDeleted({ kind, deletedAt }: Deletable): boolean {
  return deletedAt !== null && DELETABLE_KINDS.includes(kind);
}

/**
 * In how many ms a record is to be erased for good: 0 when it is time, null when it is not deleted,
 * or when its session is still open. A deletion stamped in the future was made by a clock that was
 * ahead; its time is over.
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

/** A page may still be writing when its session is discarded: for this long, in ms. */
const LATE_WRITE_MS = 3_600_000;

/** A discarded session is looked for this long, in ms: the browser may be closed meanwhile. */
const LOOKED_FOR_MS = 90 * 24 * 3_600_000;

/** True when a page may have written to a session after it was discarded. */
export function mayHaveLateWrites(sessionErasedAt: number, nowMs: number): boolean {
  return nowMs <= sessionErasedAt + LOOKED_FOR_MS;
}

/** True for what a page wrote just after its session was discarded. */
export function isLateWrite({ updatedAt }: AnyRecord, sessionErasedAt: number): boolean {
  return updatedAt <= sessionErasedAt + LATE_WRITE_MS;
}
