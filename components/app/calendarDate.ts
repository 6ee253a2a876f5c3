import { calendarDate } from '../../lib/commitments/commitment';

/** Browsers let years have six digits; a date kept here has four. */
export const LATEST_DATE = '9999-12-31';

/** What a date field holds as the date to keep; null while it is empty or half typed. */
export function toCalendarDate(value: string): string | null {
  return calendarDate.safeParse(value).success ? value : null;
}
