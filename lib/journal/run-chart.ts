/**
 * Run chart as used in improvement science: raw points in order, a median once there are enough points, and
 * one rule for a signal; no trend and no cause. Rules after Anhøj and Olesen (2014), who found runs on one
 * side of the median to be useful and the trend rule 'virtually useless'.
 */
import { median } from '../listening/statistics';

/** Fewer points than this are too few to interpret. */
export const ENOUGH_POINTS = 6;
/** From this many points on, the chart shows a median. */
export const MEDIAN_POINTS = 10;
/** This many consecutive points on one side of the median are a signal. */
export const SIGNAL_RUN = 6;

export interface RunPoint {
  /** Epoch ms. */
  readonly at: number;
  /** Null: a session without a value. It is drawn as a gap, never as zero. */
  readonly value: number | null;
}

export interface Signal {
  readonly side: 'above' | 'below';
  /** Indices of its first and last point in `points`. */
  readonly from: number;
  readonly to: number;
  /** Number of points on its side of the median. */
  readonly count: number;
}

export interface RunChart {
  /** Oldest first. */
  readonly points: readonly RunPoint[];
  readonly known: number;
  readonly tooFew: boolean;
  readonly median: number | null;
  readonly signals: readonly Signal[];
}

/** @param points in any order */
export function runChart(points: readonly RunPoint[]): RunChart {
  const ordered = points.toSorted((a, b) => a.at - b.at);
  const values = ordered.flatMap(({ value }) => (value === null ? [] : [value]));
  const middle = values.length >= MEDIAN_POINTS ? median(values) : null;
  return {
    points: ordered,
    known: values.length,
    tooFew: values.length < ENOUGH_POINTS,
    median: middle,
    signals: middle === null ? [] : signalsOf(ordered, middle),
  };
}

/** Skips points on the median and gaps: they neither extend a run nor break one. */
function signalsOf(points: readonly RunPoint[], middle: number): Signal[] {
  const runs: Signal[] = [];
  for (const [index, { value }] of points.entries()) {
    if (value === null || value === middle) continue;
    const side = value > middle ? 'above' : 'below';
    const last = runs.at(-1);
    if (last?.side === side) runs[runs.length - 1] = { ...last, to: index, count: last.count + 1 };
    else runs.push({ side, from: index, to: index, count: 1 });
  }
  return runs.filter(({ count }) => count >= SIGNAL_RUN);
}

/** Whether the point at `index` belongs to a signal; points on the median never do. */
export function isInSignal({ points, median: middle, signals }: RunChart, index: number): boolean {
  const value = points[index]?.value ?? null;
  if (value === null || middle === null || value === middle) return false;
  return signals.some(({ from, to }) => from <= index && index <= to);
}
