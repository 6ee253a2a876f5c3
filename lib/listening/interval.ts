/** A stretch of time `[startMs, endMs)`: integer milliseconds, half-open, on the clock of its list. */
export type Interval = readonly [startMs: number, endMs: number];
