/** Keeps the first few of many items in order, without sorting the rest. */

export interface First<T> {
  offer(item: T): void;
  offered(): number;
  /** The first `limit` offered items, sorted. */
  all(): readonly T[];
}

/** @param compare as for `Array.sort`; equal items stay in the order in which they were offered */
export function createFirst<T>(limit: number, compare: (a: T, b: T) => number): First<T> {
  const kept: T[] = [];
  let count = 0;
  return {
    offer(item) {
      count += 1;
      const last = kept.at(-1);
      if (kept.length >= limit && (last === undefined || compare(item, last) >= 0)) return;
      let from = 0;
      let until = kept.length;
      while (from < until) {
        const middle = (from + until) >> 1;
        if (compare(item, kept[middle]!) < 0) until = middle;
        else from = middle + 1;
      }
      kept.splice(from, 0, item);
      if (kept.length > limit) kept.pop();
    },
    offered: () => count,
    all: () => kept,
  };
}
