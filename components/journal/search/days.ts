/** Calendar days of this computer, as date fields hold them, and the instants they begin at. */
import { dayOf } from '../../../lib/time/day';
import { localTimeZone } from '../../app/timeZone';

/** When the day so many after `day` begins, in epoch ms; undefined where there is no such day. */
export function dayBegins(day: string, daysAfter: number): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const ms = new Date(year, month - 1, date + daysAfter).getTime();
  return Number.isNaN(ms) ? undefined : ms;
}

/** The inverse of {@link dayBegins}; '' for undefined. */
export function dayOfMs(ms: number | undefined, daysAfter: 0 | 1 = 0): string {
  // A millisecond before a day begins is the day before it.
  return ms === undefined ? '' : dayOf(ms - daysAfter, localTimeZone());
}
