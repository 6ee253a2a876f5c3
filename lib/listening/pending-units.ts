import { MERGE_GAP_MS, MINIMUM_UNIT_MS } from './inter-pausal-units';
import type { Interval } from './interval';

/** Merged speech of one speaker that is not yet history: a unit once it is long enough. */
export interface PendingUnit {
  startMs: number;
  endMs: number;
  /** Already in the running tally, kept as context for what follows, and while it may grow. */
  counted: boolean;
}

/** One speaker's recent units, sorted and more than {@link MERGE_GAP_MS} apart. */
export type PendingUnits = PendingUnit[];

/**
 * Adds an interval, merging it with the units within reach. Returns the counted unit that grew by
 * it, if one did. Cost: the units that start after the interval.
 */
export function addInterval(units: PendingUnits, [startMs, endMs]: Interval): PendingUnit | null {
  let end = units.length;
  while (end > 0 && units[end - 1]!.startMs - endMs > MERGE_GAP_MS) end -= 1;
  let start = end;
  while (start > 0 && startMs - units[start - 1]!.endMs <= MERGE_GAP_MS) start -= 1;
  const first = units[start];
  if (start === end || first === undefined) {
    units.splice(start, 0, { startMs, endMs, counted: false });
    return null;
  }
  const mergedEndMs = Math.max(endMs, units[end - 1]!.endMs);
  const grew = first.counted && mergedEndMs > first.endMs;
  first.startMs = Math.min(first.startMs, startMs);
  first.endMs = mergedEndMs;
  units.splice(start + 1, end - start - 1);
  return grew ? first : null;
}

/** Whether speech that starts at `settledMs` or later could still join a unit, or the turn it ends. */
export function mayGrow(unit: { readonly endMs: number }, settledMs: number): boolean {
  return settledMs - unit.endMs <= MERGE_GAP_MS;
}

export function isLongEnough(unit: PendingUnit): boolean {
  return unit.endMs - unit.startMs >= MINIMUM_UNIT_MS;
}
