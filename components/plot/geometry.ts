/** A half-open stretch of time, in ms. */
export interface PlotInterval {
  startMs: number;
  endMs: number;
}

/** Brings a fraction into 0..1; what is not a number counts as nothing. */
export function clampFraction(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value));
}

/**
 * Where each part of a whole begins, as fractions of 0..1. The first part keeps its own value; the
 * others share what is left in proportion to theirs (equally when all are 0).
 */
export function partStarts(first: number, others: readonly number[]): number[] {
  const head = clampFraction(first);
  const weights = others.map((other) => Math.max(0, other) || 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let start = head;
  return weights.map((weight) => {
    const own = start;
    start += (1 - head) * (total > 0 ? weight / total : 1 / weights.length);
    return own;
  });
}

/** A time as a percentage of a window, cut to it. */
export function percentOfWindow(timeMs: number, window: PlotInterval): number {
  const spanMs = window.endMs - window.startMs;
  return spanMs > 0 ? clampFraction((timeMs - window.startMs) / spanMs) * 100 : 0;
}

/**
 * The intervals that show in a window, cut to it, in order, with neighbours closer than
 * `bridgeMs` drawn as one: an hour of speech has more intervals than a panel has pixels.
 */
export function drawnIntervals(
  intervals: readonly PlotInterval[],
  window: PlotInterval,
  bridgeMs = 0,
): PlotInterval[] {
  const visible = intervals
    .map(({ startMs, endMs }) => ({
      startMs: Math.max(startMs, window.startMs),
      endMs: Math.min(endMs, window.endMs),
    }))
    .filter(({ startMs, endMs }) => endMs > startMs)
    .toSorted((a, b) => a.startMs - b.startMs);
  const drawn: PlotInterval[] = [];
  for (const next of visible) {
    const last = drawn.at(-1);
    if (last && next.startMs - last.endMs <= bridgeMs) {
      last.endMs = Math.max(last.endMs, next.endMs);
    } else {
      drawn.push({ ...next });
    }
  }
  return drawn;
}
