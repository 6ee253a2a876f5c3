import { describe, expect, it } from 'vitest';
import {
  balanceByPerson,
  balanceOfAll,
  LATEST_SESSIONS,
  phaseBaseline,
} from '../../../lib/journal/baseline';
import { newPerson } from '../../../lib/people/person';
import { DAY, FIRST, held, MINUTE } from './held';

const ENOUGH_MS = 2 * MINUTE;
const named = (id: string, name: string) => newPerson(name, 'en', { id, nowMs: FIRST });
const many = (count: number, personId: string, share: (index: number) => number) =>
  Array.from({ length: count }, (_, index) =>
    held({ id: `${personId}${index}`, personId, at: FIRST + index * DAY, share: share(index) }),
  );

describe('the coach’s share by phase', () => {
  const explored = (coachSeconds: number, coacheeSeconds: number, index: number) =>
    held({
      id: `s${index}`,
      at: FIRST + index * DAY,
      share: 0.3,
      phases: { explore: [coachSeconds * 1_000, coacheeSeconds * 1_000] },
    });

  it('has a median and a range from six sessions on', () => {
    const shares = [10, 20, 30, 40, 50, 60];
    const sessions = shares.map((coach, index) => explored(coach, 100 - coach, index));
    const [explore] = phaseBaseline(sessions, ENOUGH_MS).filter(({ phase }) => phase === 'explore');
    expect(explore?.told).toEqual({ median: 0.35, low: 0.1, high: 0.6 });
    const [five] = phaseBaseline(sessions.slice(1), ENOUGH_MS).filter(
      ({ phase }) => phase === 'explore',
    );
    expect(five).toMatchObject({ values: [0.2, 0.3, 0.4, 0.5, 0.6], told: null });
  });

  it('lists every phase in order, and uses no share from too little speech', () => {
    const baseline = phaseBaseline([explored(10, 19, 0), explored(10, 20, 1)], ENOUGH_MS);
    expect(baseline.map(({ phase }) => phase)).toEqual([
      'open',
      'contract',
      'explore',
      'deepen',
      'options',
      'commit',
      'close',
    ]);
    expect(baseline[2]?.values).toEqual([1 / 3]);
    expect(baseline[0]).toMatchObject({ values: [], told: null });
  });

  it('covers only the latest sessions', () => {
    const sessions = Array.from({ length: LATEST_SESSIONS + 3 }, (_, index) =>
      explored(index < 3 ? 90 : 10, index < 3 ? 10 : 90, index),
    );
    const explore = phaseBaseline(sessions, ENOUGH_MS)[2];
    expect(explore?.values).toHaveLength(LATEST_SESSIONS);
    expect(explore?.told).toEqual({ median: 0.1, low: 0.1, high: 0.1 });
  });
});

describe('the balance with each person', () => {
  it('is ordered by name, whatever was measured', () => {
    const people = [
      named('z', 'Zoé'),
      named('e', 'Élise'),
      named('a', 'adam'),
      named('n', 'Nobody'),
    ];
    const sessions = [
      ...many(6, 'a', () => 0.1),
      ...many(6, 'e', () => 0.9),
      ...many(2, 'z', () => 0.5),
      held({ id: 'n', personId: 'n' }),
    ];
    const balances = balanceByPerson(people, sessions, ENOUGH_MS, 'fr');
    expect(balances.map(({ name, told }) => [name, told?.median ?? null])).toEqual([
      ['adam', 0.1],
      ['Élise', 0.9],
      ['Zoé', null],
    ]);
  });

  it.each([
    [4, null],
    [5, { people: 5, median: 0.3 }],
  ])('of %i people, all together, is %j', (count, expected) => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);
    const sessions = ids.flatMap((id, index) => many(6, id, () => (index + 1) / 10));
    // One more person, with too little speech to count.
    sessions.push(...many(5, 'few', () => 0.9));
    const people = [...ids, 'few'].map((id) => named(id, id));
    expect(balanceOfAll(balanceByPerson(people, sessions, ENOUGH_MS, 'en'))).toEqual(expected);
  });
});
