/**
 * Returns a function that gives the calendar day `YYYY-MM-DD` of an instant in `timeZone` (an IANA
 * name). Creating it costs ten times as much as one call, so keep it when reading many instants.
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

/** The calendar day `YYYY-MM-DD` of an instant in `timeZone` (an IANA name). */
export function dayOf(epochMs: number, timeZone: string): string {
  return dayReader(timeZone)(epochMs);
}
