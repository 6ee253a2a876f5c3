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

/**
 * What part of each of `bins` equal stretches of the window is covered, 0..1: a stretch finer than a
 * pixel still shows how full it is. `intervals` are sorted and disjoint.
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

/** The first interval that ends after `atMs`, by halving. */
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
 * One path for a whole row of bars, one `binPx` wide each, that stand on `baseY` and grow by
 * `heightPx` (up for a negative one). What is there at all is at least `leastPx` high.
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
