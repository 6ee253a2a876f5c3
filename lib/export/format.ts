/** Times, dates and figures as an export writes them, in the document's language. */
import { clockTime } from '../time/format';
import type { ExportLanguage } from './labels';

const MS_PER_SECOND = 1000;
const NBSP = '\u00A0';
// British English writes the day first, like French, and cannot be misread as month/day.
const LOCALE: Readonly<Record<ExportLanguage, string>> = { en: 'en-GB', fr: 'fr-FR' };

interface Clock {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

function clock(ms: number): Clock {
  const whole = Number.isFinite(ms) ? Math.max(0, Math.floor(ms / MS_PER_SECOND)) : 0;
  return {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor(whole / 60) % 60,
    seconds: whole % 60,
  };
}

/** A session time in ms as `[m:ss]` or `[h:mm:ss]`; negative times count as 0. */
export function sessionTime(ms: number): string {
  return `[${clockTime(ms)}]`;
}

/** A duration in ms in words: `8 s`, `1 min 20 s`, `1 h 2 min`; from one hour on without seconds. */
export function durationText(ms: number): string {
  const { hours, minutes, seconds } = clock(ms);
  const parts = [
    hours > 0 ? `${hours}${NBSP}h` : '',
    minutes > 0 ? `${minutes}${NBSP}min` : '',
    hours === 0 && (seconds > 0 || minutes === 0) ? `${seconds}${NBSP}s` : '',
  ];
  return parts.filter((part) => part !== '').join(NBSP);
}

/** A share (0..1) in whole percent: the measure is accurate to about one point. */
export function percentText(share: number, language: ExportLanguage): string {
  return new Intl.NumberFormat(LOCALE[language], {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);
}

export function numberText(value: number, language: ExportLanguage): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 2 }).format(value);
}

/** A number with a fixed count of decimals, for columns of figures. */
export function decimalText(value: number, decimals: number, language: ExportLanguage): string {
  return new Intl.NumberFormat(LOCALE[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Caches formatters: creating one costs about a hundred times as much as using it, and a long list shows
 * hundreds of dates.
 */
function formatter(
  key: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

function dayText(epochMs: number, language: ExportLanguage, timeZone: string): string {
  const text = formatter(`day ${language} ${timeZone}`, LOCALE[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(epochMs);
  // French writes the first of a month as an ordinal; CLDR's long date does not.
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** `timeZone` if this engine knows it, else UTC: an unknown zone must not make the export fail. */
function knownZone(timeZone: string): string {
  try {
    return formatter(`zone ${timeZone}`, 'en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * The day, the 24 h time and the zone of an instant.
 * @throws RangeError when `epochMs` is not a valid date.
 */
export function instantText(
  epochMs: number,
  timeZone: string,
  language: ExportLanguage,
): { readonly date: string; readonly time: string; readonly zone: string } {
  const zone = knownZone(timeZone);
  const time = formatter(`time ${language} ${zone}`, LOCALE[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(epochMs);
  return { date: dayText(epochMs, language, zone), time, zone };
}

/** The calendar day of an instant, `YYYY-MM-DD`, for file names and for counting. */
export function dayIn(epochMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: knownZone(timeZone),
  }).formatToParts(epochMs);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** A calendar date `YYYY-MM-DD` in words, or null when it is not one. */
export function calendarDateText(date: string, language: ExportLanguage): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const epochMs = Date.parse(`${date}T00:00:00Z`);
  const real = Number.isFinite(epochMs) && new Date(epochMs).toISOString().startsWith(date);
  return real ? dayText(epochMs, language, 'UTC') : null;
}

/**
 * `template` with each `{name}` replaced by `values[name]`, in one pass. For our own figures and words only:
 * untrusted text gets a text node of its own.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
