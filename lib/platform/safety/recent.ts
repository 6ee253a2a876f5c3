/**
 * Finds recent writes for a delta, and which of them a snapshot already holds. The timestamp of an edit
 * is not enough: it may lie in the future, from a clock that has been corrected since, or from another
 * computer.
 */
import { keyOf } from '../../backup/holdings';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import type { Erased } from '../../records/erased';
import type { Database } from '../database';

/** An edit gets its timestamp before it is stored: read edits from just before the snapshot again. */
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
 * The earliest timestamp, in epoch ms, of a record that may have been written after this snapshot. The
 * newest timestamp in the database counts only when it is not in the future.
 */
export function writtenAfter({ madeAt, lastWriteAt }: PointTimes): number {
  return Math.max(0, Math.min(madeAt, lastWriteAt) - OVERLAP_MS);
}

/** All records and erasures with a timestamp of `fromMs` (epoch ms) or later, as stored. */
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

/** A key for one edit of a record, or for its erasure. */
export function versionOf(written: AnyRecord | Erased): string {
  return 'erasedAt' in written
    ? `${keyOf(written)} erased ${written.erasedAt}`
    : `${keyOf(written)} ${written.updatedAt}`;
}

export function versionsOf({ records, erased }: Recent): string[] {
  return [...records, ...erased].map(versionOf);
}
