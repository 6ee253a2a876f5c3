import { union } from '../intervals/intervals';
import type { Interval } from '../listening/interval';

export interface Union {
  /** Adds a final interval in which someone spoke. */
  add(interval: Interval): void;
  /** @returns the intervals that end before `horizonMs`, now final, in order */
  takeBefore(horizonMs: number): readonly Interval[];
  /**
   * The last interval not yet taken, joined with the `open` ones; `null` if there is neither. Open
   * intervals may still be withdrawn, so they are not kept.
   */
  lastWith(open: readonly Interval[]): Interval | null;
}

/**
 * The union of several speakers' intervals, kept only as long as another interval may still join
 * it.
 */
export function createUnion(): Union {
  let pending: readonly Interval[] = [];
  return {
    add(interval) {
      pending = union([...pending, interval]);
    },
    takeBefore(horizonMs) {
      const taken = pending.filter(([, to]) => to < horizonMs);
      if (taken.length > 0) pending = pending.filter(([, to]) => to >= horizonMs);
      return taken;
    },
    lastWith: (open) => union([...pending, ...open]).at(-1) ?? null,
  };
}
