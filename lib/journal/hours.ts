/** Hours of coaching for accreditation logs: sessions and time per person and period. */
import type { CsvCell } from '../export/csv';
import type { PersonRecord } from '../people/person';
import type { ReceiptRecord } from '../rights/receipt';
import { isSample } from '../sample/mark';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { ending, startedAt, type SessionRecord } from '../session/session';
import { dayReader } from '../time/day';

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export interface HoursRow {
  /** `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string;
  /** Null for sessions without a person and for erased people. */
  readonly personId: string | null;
  /** A pseudonym, or '' for sessions without a person and for erased people. */
  readonly name: string;
  /** The row sums the hours kept from all erased people. */
  readonly erased: boolean;
  readonly sessions: number;
  /** Session time without pauses, in ms. */
  readonly ms: number;
}

/** The period that contains a calendar day `YYYY-MM-DD`. */
export function periodOf(day: string, period: Period): string {
  const [year = '', month = ''] = day.split('-');
  switch (period) {
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
}

/**
 * Hours of ended sessions, without sample and practice sessions, by the local day on which they began, plus
 * the hours kept from erased people. Latest period first, people by name within it.
 */
export function hoursLog(
  people: readonly PersonRecord[],
  sessions: readonly SessionRecord[],
  receipts: readonly ReceiptRecord[],
  period: Period,
  timeZone: string,
  language: string,
): HoursRow[] {
  const names = new Map(people.map(({ id, payload }) => [id, payload.name]));
  const day = dayReader(timeZone);
  const rows = new Map<string, HoursRow>();
  const add = (inPeriod: string, personId: string | null, erased: boolean, ms: number) => {
    const key = `${inPeriod} ${erased ? 'erased' : `of ${personId ?? ''}`}`;
    const before = rows.get(key);
    rows.set(key, {
      period: inPeriod,
      personId,
      name: names.get(personId ?? '') ?? '',
      erased,
      sessions: (before?.sessions ?? 0) + 1,
      ms: (before?.ms ?? 0) + ms,
    });
  };
  for (const { personId, payload } of sessions) {
    if (isSample(personId) || payload.practice) continue;
    const end = ending(payload.events);
    if (end === null) continue;
    const ms = sessionTimeMs(runningIntervals(payload.events, end.at), end.at);
    add(periodOf(day(startedAt(payload.events)), period), personId, false, ms);
  }
  for (const { payload } of receipts)
    for (const kept of payload.hours ?? [])
      add(periodOf(kept.day, period), null, true, kept.minutes * 60_000);
  return [...rows.values()].toSorted((a, b) =>
    a.period === b.period ? a.name.localeCompare(b.name, language) : a.period < b.period ? 1 : -1,
  );
}

/** The sum of all rows. */
export function hoursTotal(rows: readonly HoursRow[]): Pick<HoursRow, 'sessions' | 'ms'> {
  return rows.reduce(
    (sum, { sessions, ms }) => ({ sessions: sum.sessions + sessions, ms: sum.ms + ms }),
    { sessions: 0, ms: 0 },
  );
}

/** Rows for a spreadsheet: hours as a number with two decimals. */
export function hoursCells(
  rows: readonly HoursRow[],
  head: readonly [period: string, person: string, sessions: string, hours: string],
  unnamed: { readonly someone: string; readonly erased: string },
): CsvCell[][] {
  return [
    [...head],
    ...rows.map((row) => [row.period, nameIn(row, unnamed), row.sessions, hoursOf(row.ms)]),
  ];
}

/** The displayed name for a row. */
export function nameIn(
  { name, erased }: HoursRow,
  unnamed: { readonly someone: string; readonly erased: string },
): string {
  if (erased) return unnamed.erased;
  return name === '' ? unnamed.someone : name;
}

/** Hours with two decimals, as accreditation logs require. */
export function hoursOf(ms: number): number {
  return Math.round(ms / 36_000) / 100;
}
