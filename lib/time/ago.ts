/** An elapsed time in the unit that people would use, for Intl.RelativeTimeFormat. */
export interface Ago {
  /** Never positive. */
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

const MINUTE_MS = 60_000;
const UNITS = [
  ['year', 365 * 24 * 60],
  ['month', 30 * 24 * 60],
  ['week', 7 * 24 * 60],
  ['day', 24 * 60],
  ['hour', 60],
] as const;

export function ago(elapsedMs: number): Ago {
  const minutes = Math.max(0, elapsedMs / MINUTE_MS);
  // Use weeks and months only from two on: '9 days ago' is clearer than 'last week'.
  for (const [unit, length] of UNITS) {
    const least = unit === 'week' || unit === 'month' ? 2 : 1;
    if (minutes >= least * length) return { value: -Math.floor(minutes / length), unit };
  }
  // Less than a minute is shown as 'now', not as a number of seconds.
  if (minutes < 1) return { value: 0, unit: 'second' };
  return { value: -Math.floor(minutes), unit: 'minute' };
}
