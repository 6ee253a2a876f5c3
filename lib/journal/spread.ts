/** Raw values and what may be said of them: a median and a range, once there are enough. */
import { median } from '../listening/statistics';
import { ENOUGH_POINTS } from './run-chart';

export interface Spread {
  /** In the order of time. */
  readonly values: readonly number[];
  /** Null while there are too few to tell. */
  readonly told: { readonly median: number; readonly low: number; readonly high: number } | null;
}

export function spread(values: readonly number[]): Spread {
  const middle = median(values);
  if (middle === null || values.length < ENOUGH_POINTS) return { values, told: null };
  return {
    values,
    told: { median: middle, low: Math.min(...values), high: Math.max(...values) },
  };
}
