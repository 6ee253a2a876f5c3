/** Converts instants to and from the browser's date and time fields, in this computer's time zone. */

/** `2026-11-29T10:05`, to the minute. */
export function toLocalMinute(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Epoch ms; null while the field is empty or half typed. */
export function fromLocalMinute(text: string): number | null {
  const parts = /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/.exec(text);
  if (!parts) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map(Number);
  const epochMs = new Date(year, month - 1, day, hour, minute).getTime();
  return Number.isSafeInteger(epochMs) && epochMs >= 0 ? epochMs : null;
}
