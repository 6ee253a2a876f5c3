import type { Interval } from '../listening/interval';

export interface Union {
  /** Adds a stretch in which someone speaks; one that is still open may be added again as it grows. */
  add(interval: Interval): void;
  /** @returns the stretches that end before `horizonMs`, now final, in order */
  takeBefore(horizonMs: number): readonly Interval[];
  /** The last stretch not yet taken, or `null`. */
  last(): Interval | null;
}

/** The union of several speakers' intervals, kept only as long as something may still join it. */
export function createUnion(): Union {
  let pending: Interval[] = [];
  return {
    add([startMs, endMs]) {
      const apart = pending.filter(([from, to]) => to < startMs || from > endMs);
      const joined = pending.filter(([from, to]) => to >= startMs && from <= endMs);
      const merged: Interval = [
        Math.min(startMs, ...joined.map(([from]) => from)),
        Math.max(endMs, ...joined.map(([, to]) => to)),
      ];
      pending = [...apart, merged].toSorted((a, b) => a[0] - b[0]);
    },
    takeBefore(horizonMs) {
      const taken = pending.filter(([, to]) => to < horizonMs);
      if (taken.length > 0) pending = pending.filter(([, to]) => to >= horizonMs);
      return taken;
    },
    last: () => pending.at(-1) ?? null,
  };
}
