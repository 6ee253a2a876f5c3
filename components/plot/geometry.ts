/** A half-open interval of time, in ms. */
export interface PlotInterval {
  startMs: number;
  endMs: number;
}

/** Clamps a fraction to 0..1; NaN becomes 0. */
export function clampFraction(value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value));
}

/**
 * The start of each other part, as fractions of 0..1. The first part keeps its own value; the others share
 * the rest in proportion to theirs (equally when all are 0).
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

/** A time as a percentage of a window, clamped to it. */
export function percentOfWindow(timeMs: number, window: PlotInterval): number {
  const spanMs = window.endMs - window.startMs;
  return spanMs > 0 ? clampFraction((timeMs - window.startMs) / spanMs) * 100 : 0;
}

/**
 * The intervals visible in a window, clipped to it, sorted, with neighbours closer than `bridgeMs` merged: an
 * hour of speech has more intervals than a panel has pixels.
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

/**
 * The covered fraction, 0..1, of each of `bins` equal parts of the window, so that detail finer than a pixel
 * still shows. `intervals` are sorted and disjoint.
 */
export function density(
  intervals: readonly PlotInterval[],
  window: PlotInterval,
  bins: number,
): number[] {
  const parts = Array.from({ length: Math.max(0, bins) }, () => 0);
  const binMs = (window.endMs - window.startMs) / bins;
  if (!(binMs > 0)) return parts;
  for (let index = firstAfter(intervals, window.startMs); index < intervals.length; index += 1) {
    const { startMs, endMs } = intervals[index]!;
    if (startMs >= window.endMs) break;
    const from = Math.max(0, (startMs - window.startMs) / binMs);
    const until = Math.min(bins, (endMs - window.startMs) / binMs);
    for (let bin = Math.floor(from); bin < until; bin += 1)
      parts[bin] = clampFraction(
        (parts[bin] ?? 0) + Math.min(until, bin + 1) - Math.max(from, bin),
      );
  }
  return parts;
}

/** The index of the first interval that ends after `atMs`, by binary search. */
function firstAfter(intervals: readonly PlotInterval[], atMs: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals[middle]!.endMs > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * One path for a row of bars, each `binPx` wide, standing on `baseY` and up to `heightPx` high (negative:
 * upwards). Non-zero bars are at least `leastPx` high.
 */
export function barsPath(
  parts: readonly number[],
  { baseY, heightPx, binPx, leastPx = 1.5 }: BarsShape,
): string {
  const ends = parts.map((part) => {
    const px =
      part > 0 ? Math.max(Math.min(leastPx, Math.abs(heightPx)), part * Math.abs(heightPx)) : 0;
    return round(baseY + Math.sign(heightPx) * px);
  });
  let path = '';
  let y = baseY;
  for (const [bin, end] of ends.entries()) {
    if (end === y) continue;
    if (y === baseY) path += `M${round(bin * binPx)} ${baseY}`;
    else path += `H${round(bin * binPx)}`;
    path += `V${end}`;
    if (end === baseY) path += 'Z';
    y = end;
  }
  return y === baseY ? path : `${path}H${round(parts.length * binPx)}V${baseY}Z`;
}

interface BarsShape {
  readonly baseY: number;
  readonly heightPx: number;
  readonly binPx: number;
  readonly leastPx?: number;
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
