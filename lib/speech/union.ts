import { union } from '../intervals/intervals';
import type { Interval } from '../listening/interval';

export interface Union {
  /** Adds a stretch in which someone spoke, once it is final. */
  add(interval: Interval): void;
  /** @returns the stretches that end before `horizonMs`, now final, in order */
  takeBefore(horizonMs: number): readonly Interval[];
  /**
   * The last stretch not yet taken, joined with what is `open`: `null` if there is neither. What is
   * open may still be taken back, so it is not kept.
   */
  lastWith(open: readonly Interval[]): Interval | null;
}

/** The union of several speakers' intervals, kept only as long as something may still join it. */
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
