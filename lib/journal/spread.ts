/** Raw values with their median and range, once there are enough values. */
import { median } from '../listening/statistics';
import { ENOUGH_POINTS } from './run-chart';

export interface Spread {
  /** In chronological order. */
  readonly values: readonly number[];
  /** Null while there are too few values. */
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
