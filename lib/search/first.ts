/** The first few of very many, without putting the rest in order. */

export interface First<T> {
  offer(item: T): void;
  offered(): number;
  /** In order, the first `limit` of what was offered. */
  all(): readonly T[];
}

/** @param compare as for sorting; what is equal stays in the order it was offered in */
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
