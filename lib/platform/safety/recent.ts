/**
 * What was written lately, for a delta, and which of it a snapshot already holds. An edit's stamp
 * alone does not say so: a record may be stamped in the future, by a clock that has been corrected
 * since or by another computer.
 */
import { keyOf } from '../../backup/holdings';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import type { Erased } from '../../records/erased';
import type { Database } from '../database';

/** An edit is stamped before it is stored: what was under way at a point is taken again. */
const OVERLAP_MS = 60_000;

export interface Recent {
  readonly records: readonly AnyRecord[];
  readonly erased: readonly Erased[];
}

interface PointTimes {
  readonly madeAt: number;
  readonly lastWriteAt: number;
}

/**
 * From which stamp on, in epoch ms, a record may have been written after this point was made. The
 * newest stamp of the database counts only when it is not in the future.
 */
export function writtenAfter({ madeAt, lastWriteAt }: PointTimes): number {
  return Math.max(0, Math.min(madeAt, lastWriteAt) - OVERLAP_MS);
}

/** Everything that is stamped `fromMs` or later, as it is stored. */
export async function recentIn(database: Database, fromMs: number): Promise<Recent> {
  const from = IDBKeyRange.lowerBound(fromMs);
  const byKind = await Promise.all(
    RECORD_KINDS.map((kind) => database.getAllFromIndex(kind, 'updatedAt', from)),
  );
  return {
    records: byKind.flat(),
    erased: await database.getAllFromIndex('erased', 'erasedAt', from),
  };
}

/** One edit of a record, or its erasure. */
export function versionOf(written: AnyRecord | Erased): string {
  return 'erasedAt' in written
    ? `${keyOf(written)} erased ${written.erasedAt}`
    : `${keyOf(written)} ${written.updatedAt}`;
}

export function versionsOf({ records, erased }: Recent): string[] {
  return [...records, ...erased].map(versionOf);
}
