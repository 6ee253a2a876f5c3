/** What every bench is: it measures and asserts nothing. */

export interface BenchResult {
  readonly name: string;
  readonly unit: string;
  /** By what each figure is: `median`, `p95`… */
  readonly values: Readonly<Record<string, number>>;
  /** How it was measured, in a sentence or two. */
  readonly note: string;
}

export interface BenchOptions {
  /** Paired runs of the call's cost; 20 or more for a figure to rely on. */
  readonly pairs: number;
}

export type Bench = (options: BenchOptions) => Promise<readonly BenchResult[]>;

/** Nearest rank: the smallest value with at least `share` (0–1) of all at or below it. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export interface MeanInterval {
  readonly mean: number;
  /** The 95% interval of the mean, by Student's t. */
  readonly low: number;
  readonly high: number;
}

export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = studentT975(count - 1) * Math.sqrt(variance / count);
  return { mean, low: mean - half, high: mean + half };
}

/** Cornish–Fisher expansion about the normal quantile: within 0.001 from ten degrees of freedom on. */
function studentT975(degrees: number): number {
  const z = 1.959964;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** How long `work` takes, in µs, each of `times` times, after as many tenths to warm up. */
export function timesUs(times: number, work: (index: number) => unknown): number[] {
  for (let index = 0; index < times / 10; index += 1) work(index);
  return Array.from({ length: times }, (_, index) => {
    const startMs = performance.now();
    work(index);
    return (performance.now() - startMs) * 1000;
  });
}
