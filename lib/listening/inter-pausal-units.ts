import type { Interval } from './interval';

/** A pause this long or shorter is part of the unit around it. */
export const MERGE_GAP_MS = 500;
/** A unit shorter than this after merging is not speech: a click, a breath. */
const MINIMUM_UNIT_MS = 150;

/**
 * Joins intervals of one speaker with at most `gapMs` between them. The input may be in any order
 * and overlap; the result is sorted and disjoint. An empty interval holds no speech, so it joins
 * nothing.
 */
export function joinGaps(intervals: readonly Interval[], gapMs: number): Interval[] {
  const sorted = intervals
    .filter(([startMs, endMs]) => endMs > startMs)
    .toSorted((a, b) => a[0] - b[0]);
  const joined: Interval[] = [];
  for (const [startMs, endMs] of sorted) {
    const previous = joined.at(-1);
    if (previous !== undefined && startMs - previous[1] <= gapMs) {
      joined[joined.length - 1] = [previous[0], Math.max(previous[1], endMs)];
    } else {
      joined.push([startMs, endMs]);
    }
  }
  return joined;
}

/**
 * One speaker's speech as inter-pausal units (IPUs): intervals are joined first, then short units
 * are dropped.
 */
export function interPausalUnits(intervals: readonly Interval[]): Interval[] {
  return joinGaps(intervals, MERGE_GAP_MS).filter(
    ([startMs, endMs]) => endMs - startMs >= MINIMUM_UNIT_MS,
  );
}
