/**
 * Converts between calendar days in this computer's time zone, as date fields hold them, and the instants
 * they start at.
 */
import { dayOf } from '../../../lib/time/day';
import { localTimeZone } from '../../app/timeZone';

/** The start of the day `daysAfter` days after `day`, in epoch ms; undefined for an invalid date. */
export function dayBegins(day: string, daysAfter: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const ms = new Date(year, month - 1, date + daysAfter).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}

/** The inverse of {@link dayBegins}; '' for undefined. */
export function dayOfMs(ms: number | undefined, daysAfter: 0 | 1 = 0): string {
  // One millisecond before a day's start is the previous day.
  return ms === undefined ? '' : dayOf(ms - daysAfter, localTimeZone());
}
