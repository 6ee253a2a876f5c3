/** Times of day as `HH:MM`, and the minutes between them: past midnight is the next day. */

const DAY_MINUTES = 24 * 60;

/** Minutes since midnight; null while the text is empty or incomplete. */
export function minuteOfDay(text: string): number | null {
  const parts = /^(\d\d):(\d\d)$/.exec(text);
  if (!parts) return null;
  const [hours = 0, minutes = 0] = parts.slice(1).map(Number);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** The time of day this many minutes later; null if either value is unknown. */
export function timeAfter(begin: string, minutes: number | null): string | null {
  const from = minuteOfDay(begin);
  if (from === null || minutes === null) return null;
  const at = (from + minutes) % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`;
}

/**
 * Minutes from one time of day to the next occurrence of the other: 1 to 1440; null if either is
 * unknown.
 */
export function minutesUntil(begin: string, end: string): number | null {
  const [from, until] = [minuteOfDay(begin), minuteOfDay(end)];
  if (from === null || until === null) return null;
  const minutes = (until - from + DAY_MINUTES) % DAY_MINUTES;
  return minutes === 0 ? DAY_MINUTES : minutes;
}
