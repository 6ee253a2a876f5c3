import { calendarDate } from '../../lib/commitments/commitment';

/** The latest date a field accepts: browsers allow years of six digits, stored dates have four. */
export const LATEST_DATE = '9999-12-31';

/** The calendar date of a date field's value; null while it is empty or half typed. */
export function toCalendarDate(value: string): string | null {
  return calendarDate.safeParse(value).success ? value : null;
}

/** The start of a calendar day in this computer's time zone, in epoch ms. */
export function beginningOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day).getTime();
}
