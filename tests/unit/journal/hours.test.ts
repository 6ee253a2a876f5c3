import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../lib/export/csv';
import { hoursCells, hoursLog, hoursTotal, periodOf } from '../../../lib/journal/hours';
import { newPerson } from '../../../lib/people/person';
import { hoursToKeep, type KeptHours } from '../../../lib/rights/kept-hours';
import { newReceipt } from '../../../lib/rights/receipt';
import { held } from './held';

const person = (id: string, name: string) => newPerson(name, 'en', { id, nowMs: 0 });
const people = [person('z', 'Zoé'), person('a', '=HYPERLINK("x")')];

const UNNAMED = { someone: 'Someone', erased: 'Erased since' };

describe('a period', () => {
  it.each([
    ['2026-01-31', '2026-01', '2026-Q1', '2026'],
    ['2026-03-31', '2026-03', '2026-Q1', '2026'],
    ['2026-04-01', '2026-04', '2026-Q2', '2026'],
    ['2026-12-31', '2026-12', '2026-Q4', '2026'],
  ])('of %s is right by month, quarter and year', (day, month, quarter, year) => {
    expect(periodOf(day, 'month')).toBe(month);
    expect(periodOf(day, 'quarter')).toBe(quarter);
    expect(periodOf(day, 'year')).toBe(year);
  });
});

describe('the log of hours', () => {
  const sessions = [
    held({ id: '1', personId: 'z', at: Date.UTC(2026, 0, 5), minutes: 50 }),
    held({ id: '2', personId: 'z', at: Date.UTC(2026, 0, 6), minutes: 40, paused: 20 }),
    // Still 31 January in Montréal, already 1 February in Paris.
    held({ id: '3', personId: 'a', at: Date.UTC(2026, 0, 31, 23, 30), minutes: 61 }),
    held({ id: '4', personId: null, at: Date.UTC(2026, 0, 7), minutes: 30 }),
    held({ id: '5', personId: 'z', at: Date.UTC(2026, 1, 7), open: true }),
  ];

  it('leaves out the people of the demo data', () => {
    const sample = held({ id: '6', personId: 'sample:r:camille', at: 0, minutes: 50 });
    expect(hoursLog(people, [sample], [], 'year', 'UTC', 'en')).toEqual([]);
  });

  it('leaves out practice', () => {
    const real = held({ id: '6', personId: 'z', at: 0, minutes: 50 });
    const practice = { ...real, payload: { ...real.payload, practice: true as const } };
    expect(hoursLog(people, [practice], [], 'year', 'UTC', 'en')).toEqual([]);
  });

  it('keeps the hours of erased people together, without a name', () => {
    const receipt = (id: string, hours: KeptHours[]) =>
      newReceipt({ reason: 'asked', counts: [], hours }, { id, nowMs: 1 });
    const receipts = [
      receipt('r', [
        { day: '2026-01-05', minutes: 45, setting: 'call' },
        { day: '2026-02-05', minutes: 30, setting: 'inPerson' },
      ]),
      receipt('s', [{ day: '2026-01-31', minutes: 15, setting: 'call' }]),
      newReceipt({ reason: 'asked', counts: [] }, { id: 'before', nowMs: 1 }),
    ];
    const rows = hoursLog(people, sessions, receipts, 'month', 'UTC', 'en');
    expect(rows.filter(({ erased }) => erased)).toEqual([
      { period: '2026-02', personId: null, name: '', erased: true, sessions: 1, ms: 30 * 60_000 },
      { period: '2026-01', personId: null, name: '', erased: true, sessions: 2, ms: 60 * 60_000 },
    ]);
    expect(hoursTotal(rows)).toEqual({ sessions: 7, ms: (181 + 90) * 60_000 });
    const cells = hoursCells(rows, ['Period', 'Person', 'Sessions', 'Hours'], UNNAMED);
    expect(cells).toContainEqual(['2026-01', 'Erased since', 2, 1]);
    expect(cells).toContainEqual(['2026-01', 'Someone', 1, 0.5]);
  });

  it('has the same total before and after a person is erased', () => {
    const theirs = sessions.filter(({ personId }) => personId === 'z');
    const others = sessions.filter(({ personId }) => personId !== 'z');
    const hours = hoursToKeep(theirs, 'UTC');
    const receipt = newReceipt({ reason: 'asked', counts: [], hours }, { id: 'r', nowMs: 1 });
    expect(hoursTotal(hoursLog(people, others, [receipt], 'month', 'UTC', 'en'))).toEqual(
      hoursTotal(hoursLog(people, sessions, [], 'month', 'UTC', 'en')),
    );
  });

  it('sums ended sessions by person and period, in the coach’s time zone', () => {
    const log = (zone: string) =>
      hoursLog(people, sessions, [], 'month', zone, 'en').map(
        ({ period, name, sessions: count, ms }) => [period, name, count, ms / 60_000],
      );
    expect(log('Europe/Paris')).toEqual([
      ['2026-02', '=HYPERLINK("x")', 1, 61],
      ['2026-01', '', 1, 30],
      ['2026-01', 'Zoé', 2, 90],
    ]);
    expect(log('America/Toronto').map(([period]) => period)).toEqual([
      '2026-01',
      '2026-01',
      '2026-01',
    ]);
  });

  it('leaves out pauses, and its total equals the sum of its rows', () => {
    const rows = hoursLog(people, sessions, [], 'year', 'UTC', 'en');
    expect(hoursTotal(rows)).toEqual({ sessions: 4, ms: 181 * 60_000 });
  });

  it('is exported as a table without runnable formulas', () => {
    const rows = hoursLog(people, sessions, [], 'quarter', 'UTC', 'en');
    const cells = hoursCells(rows, ['Period', 'Person', 'Sessions', 'Hours'], UNNAMED);
    expect(toCsv(cells)).toBe(
      [
        '"Period","Person","Sessions","Hours"',
        '"2026-Q1","Someone",1,0.5',
        `"2026-Q1","'=HYPERLINK(""x"")",1,1.02`,
        '"2026-Q1","Zoé",2,1.5',
        '',
      ].join('\r\n'),
    );
  });
});
