import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPerson } from '../../../lib/people/person';
import { newRecord } from '../../../lib/records/envelope';
import { monthsLater, retained, WARNING_MS } from '../../../lib/rights/retention';
import type { SessionRecord } from '../../../lib/session/session';

const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);
const iso = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);
const DAY_MS = 24 * 3_600_000;

const person = (id: string, nowMs: number) => newPerson(`Name ${id}`, 'en', { id, nowMs });

function session(personId: string, startedAt: number, endedAt: number): SessionRecord {
  return newRecord(
    'session',
    {
      setting: 'call' as const,
      plannedMs: 3_600_000,
      events: [
        { type: 'started' as const, at: startedAt },
        { type: 'ended' as const, at: endedAt, reason: 'coach' as const },
      ],
      reflectionOpenedAt: null,
    },
    { id: `s ${personId} ${startedAt}`, nowMs: startedAt },
    { personId },
  );
}

describe('adding months to a time', () => {
  it.each([
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
  ])('to %s, %d months, gives %s', (from, months, to) => {
    expect(iso(monthsLater(at(from), months))).toBe(to);
  });

  it('keeps the time of day, and more months give a later time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 119 }),
        (epochMs, months) => {
          const later = monthsLater(epochMs, months);
          expect((later - epochMs) % DAY_MS).toBe(0);
          expect(monthsLater(epochMs, months + 1)).toBeGreaterThan(later);
        },
      ),
    );
  });
});

describe('retention of people', () => {
  const rule = { months: 12, byItselfSince: null };
  const people = [person('a', at('2024-01-01')), person('b', at('2024-01-01'))];
  const sessions = [
    session('a', at('2025-03-10'), at('2025-03-10') + 1),
    session('a', at('2024-03-10'), at('2024-03-10') + 1),
    session('b', at('2025-09-01'), at('2025-09-01')),
  ];
  const lastOfA = at('2025-03-10') + 1;

  it('counts from the end of the last session, in any order of sessions', () => {
    expect(retained(people, sessions, rule, at('2026-02-20'))).toEqual([
      {
        personId: 'a',
        name: 'Name a',
        lastAt: lastOfA,
        dueAt: at('2026-03-10') + 1,
        state: 'soon',
        erasedAt: null,
      },
    ]);
  });

  it('warns exactly 30 days before', () => {
    const dueAt = at('2026-03-10') + 1;
    expect(retained(people, sessions, rule, dueAt - WARNING_MS - 1)).toEqual([]);
    expect(retained(people, sessions, rule, dueAt - WARNING_MS)).toHaveLength(1);
    expect(retained(people, sessions, rule, dueAt - 1)[0]?.state).toBe('soon');
    expect(retained(people, sessions, rule, dueAt)[0]?.state).toBe('due');
  });

  it('counts from the day they were entered when there was no session', () => {
    expect(retained([person('c', at('2025-01-01'))], [], rule, at('2026-01-02'))[0]?.state).toBe(
      'due',
    );
  });

  it('lists the longest overdue first', () => {
    const late = retained(people, sessions, rule, at('2030-01-01'));
    expect(late.map(({ personId }) => personId)).toEqual(['a', 'b']);
  });

  it('never ends when no retention is set', () => {
    expect(retained(people, sessions, { ...rule, months: null }, at('2099-01-01'))).toEqual([]);
  });

  it('erases nobody automatically before the warning time is over, however long overdue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2025-01-01'), max: at('2040-01-01') }),
        fc.integer({ min: 1, max: 60 }),
        (byItselfSince, months) => {
          for (const { dueAt, erasedAt } of retained(
            people,
            sessions,
            { months, byItselfSince },
            at('2045-01-01'),
          )) {
            expect(erasedAt).toBeGreaterThanOrEqual(dueAt);
            expect(erasedAt).toBeGreaterThanOrEqual(byItselfSince + WARNING_MS);
          }
        },
      ),
    );
  });
});
