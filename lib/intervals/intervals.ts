/** Arithmetic on lists of half-open intervals `[startMs, endMs)`. */
import type { Interval } from '../listening/interval';

/** Sorted, disjoint union; touching intervals join, empty ones are left out. */
export function union(intervals: readonly Interval[]): [number, number][] {
  const sorted = intervals.filter(([s, e]) => e > s).toSorted((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** The parts that are in both lists; each list may be in any order. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): [number, number][] {
  const [left, right] = [union(a), union(b)];
  const out: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const start = Math.max(left[i]![0], right[j]![0]);
    const end = Math.min(left[i]![1], right[j]![1]);
    if (end > start) out.push([start, end]);
    if (left[i]![1] < right[j]![1]) i += 1;
    else j += 1;
  }
  return out;
}

/** Summed length of disjoint intervals, in ms. */
export function total(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [start, end]) => sum + end - start, 0);
}
