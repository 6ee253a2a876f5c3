/**
 * Reads calendar days `YYYY-MM-DD`, where `timeZone` (an IANA name) is kept. Making a reader costs
 * ten times what reading does: for many instants, keep one.
 */
export function dayReader(timeZone: string): (epochMs: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  return (epochMs) => {
    const parts = format.formatToParts(epochMs);
    const part = (type: Intl.DateTimeFormatPartTypes) =>
      parts.find((each) => each.type === type)?.value ?? '';
    return `${part('year')}-${part('month')}-${part('day')}`;
  };
}

/** The calendar day `YYYY-MM-DD` of an instant, where `timeZone` (an IANA name) is kept. */
export function dayOf(epochMs: number, timeZone: string): string {
  return dayReader(timeZone)(epochMs);
}
