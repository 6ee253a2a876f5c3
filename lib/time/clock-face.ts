/** Times of day as `HH:MM`, and the minutes between them: past midnight is the next day. */

const DAY_MINUTES = 24 * 60;

/** Null while it is empty or half typed. */
export function minuteOfDay(text: string): number | null {
  const parts = /^(\d\d):(\d\d)$/.exec(text);
  if (!parts) return null;
  const [hours = 0, minutes = 0] = parts.slice(1).map(Number);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** The time so many minutes later; null where either is not known. */
export function timeAfter(begin: string, minutes: number | null): string | null {
  const from = minuteOfDay(begin);
  if (from === null || minutes === null) return null;
  const at = (from + minutes) % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/** From one time to the next time the clock shows the other: 1 to 1440; null where either is unknown. */
export function minutesUntil(begin: string, end: string): number | null {
  const [from, until] = [minuteOfDay(begin), minuteOfDay(end)];
  if (from === null || until === null) return null;
  const minutes = (until - from + DAY_MINUTES) % DAY_MINUTES;
  return minutes === 0 ? DAY_MINUTES : minutes;
}
