import { calendarDate } from '../../lib/commitments/commitment';

/** Browsers let years have six digits; a date kept here has four. */
export const LATEST_DATE = '9999-12-31';

/** What a date field holds as the date to keep; null while it is empty or half typed. */
export function toCalendarDate(value: string): string | null {
  return calendarDate.safeParse(value).success ? value : null;
}

/** The beginning of a calendar day where this computer is, in epoch ms. */
export function beginningOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day).getTime();
}
