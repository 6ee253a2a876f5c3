/** An instant in words: the time, plus the day when it differs from that of `nowMs`. */
export function dayAndTime(
  atMs: number,
  nowMs: number,
  language: string,
): { readonly day: string | null; readonly time: string } {
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(atMs);
  const sameDay = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  return {
    day: sameDay ? null : words({ weekday: 'long', day: 'numeric', month: 'long' }),
    time: words({ timeStyle: 'short' }),
  };
}
