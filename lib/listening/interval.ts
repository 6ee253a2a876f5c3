/**
 * A half-open time interval `[startMs, endMs)` in integer milliseconds, on the clock of the list it
 * is in.
 */
export type Interval = readonly [startMs: number, endMs: number];
