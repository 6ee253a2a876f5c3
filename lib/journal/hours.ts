/** Hours of coaching for accreditation logs: sessions and time per person and period. */
import type { CsvCell } from '../export/csv';
import type { PersonRecord } from '../people/person';
import { isSample } from '../sample/mark';
import { runningStretches, sessionTimeMs } from '../session/clock';
import { ending, startedAt, type SessionRecord } from '../session/session';
import { dayReader } from '../time/day';

export const PERIODS = ['month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export interface HoursRow {
  /** `2026-11`, `2026-Q4` or `2026`. */
  readonly period: string;
  /** Null: a session with nobody in particular. */
  readonly personId: string | null;
  /** A pseudonym, or '' for nobody in particular. */
  readonly name: string;
  readonly sessions: number;
  /** Session time: pauses left out. */
  readonly ms: number;
}

/** The period in which a calendar day `YYYY-MM-DD` lies. */
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
 * Sessions that have ended, sample ones left out, by the day they began on where the coach is. The latest period first,
 * people by name within it.
 */
export function hoursLog(
  people: readonly PersonRecord[],
  sessions: readonly SessionRecord[],
  period: Period,
  timeZone: string,
  language: string,
): HoursRow[] {
  const names = new Map(people.map(({ id, payload }) => [id, payload.name]));
  const day = dayReader(timeZone);
  const rows = new Map<string, HoursRow>();
  for (const { personId, payload } of sessions) {
    if (isSample(personId)) continue;
    const end = ending(payload.events);
    if (end === null) continue;
    const inPeriod = periodOf(day(startedAt(payload.events)), period);
    const key = `${inPeriod} ${personId ?? ''}`;
    const before = rows.get(key);
    rows.set(key, {
      period: inPeriod,
      personId,
      name: names.get(personId ?? '') ?? '',
      sessions: (before?.sessions ?? 0) + 1,
      ms: (before?.ms ?? 0) + sessionTimeMs(runningStretches(payload.events, end.at), end.at),
    });
  }
  return [...rows.values()].toSorted((a, b) =>
    a.period === b.period ? a.name.localeCompare(b.name, language) : a.period < b.period ? 1 : -1,
  );
}

/** All of it together. */
export function hoursTotal(rows: readonly HoursRow[]): Pick<HoursRow, 'sessions' | 'ms'> {
  return rows.reduce(
    (sum, { sessions, ms }) => ({ sessions: sum.sessions + sessions, ms: sum.ms + ms }),
    { sessions: 0, ms: 0 },
  );
}

/** Rows for a table program: hours as a number with two decimals. */
export function hoursCells(
  rows: readonly HoursRow[],
  head: readonly [period: string, person: string, sessions: string, hours: string],
  someone: string,
): CsvCell[][] {
  return [
    [...head],
    ...rows.map(({ period, name, sessions, ms }) => [
      period,
      name === '' ? someone : name,
      sessions,
      hoursOf(ms),
    ]),
  ];
}

/** With two decimals, as logs ask for them. */
export function hoursOf(ms: number): number {
  return Math.round(ms / 36_000) / 100;
}
