import { describe, expect, it } from 'vitest';
import {
  checkInSeries,
  coacheeSeries,
  goalSeries,
  listeningSeries,
  scaleSeries,
  type ListeningSeries,
} from '../../../lib/journal/series';
import { asked, DAY, FIRST, held, MINUTE, reflected } from './held';

const ENOUGH_MS = 2 * MINUTE;
const valuesOf = (points: readonly { value: number | null }[]) => points.map(({ value }) => value);

describe('the series of measures from calls', () => {
  const session = held({ id: 'a', share: 0.25 });
  it.each<[ListeningSeries, number]>([
    ['coachShare', 25],
    ['holdRate', 75],
    // Two interruptions in 7.5 minutes of the coachee's talk.
    ['interruptions', 2 / 0.75],
    ['longestCoachTurn', 1.5],
  ])('contains %s of a session', (name, value) => {
    expect(listeningSeries(name, [session], ENOUGH_MS)).toEqual([{ at: FIRST, value }]);
  });

  it('is ordered by time, with a gap for a session that was not measured', () => {
    const sessions = [
      held({ id: 'c', at: FIRST + 2 * DAY, share: 0.5 }),
      held({ id: 'a', share: 0.25 }),
      held({ id: 'b', at: FIRST + DAY }),
    ];
    expect(listeningSeries('coachShare', sessions, ENOUGH_MS)).toEqual([
      { at: FIRST, value: 25 },
      { at: FIRST + DAY, value: null },
      { at: FIRST + 2 * DAY, value: 50 },
    ]);
  });

  it('leaves out the session under way', () => {
    const sessions = [
      held({ id: 'a', share: 0.25 }),
      held({ id: 'b', at: FIRST + DAY, open: true }),
    ];
    expect(listeningSeries('coachShare', sessions, ENOUGH_MS)).toHaveLength(1);
  });

  it('has no share or rate from too little speech, and no hold rate without a silence', () => {
    const sessions = [held({ id: 'a', share: 0.25, measures: { holdRate: null, silences: 0 } })];
    expect(valuesOf(listeningSeries('coachShare', sessions, 11 * MINUTE))).toEqual([null]);
    expect(valuesOf(listeningSeries('interruptions', sessions, 11 * MINUTE))).toEqual([null]);
    expect(valuesOf(listeningSeries('holdRate', sessions, ENOUGH_MS))).toEqual([null]);
  });

  it('has no rate of interruptions when the coachee never spoke', () => {
    const sessions = [held({ id: 'a', share: 1 })];
    expect(valuesOf(listeningSeries('interruptions', sessions, ENOUGH_MS))).toEqual([null]);
  });
});

describe('the series of answers after a session', () => {
  const sessions = [
    held({ id: 'a' }),
    held({ id: 'b', at: FIRST + DAY }),
    held({ id: 'c', at: FIRST + 2 * DAY }),
  ];
  const reflections = [
    reflected('c', { scales: { present: 0, free: null, adapted: 7, chosenStep: 10 } }),
    reflected('a', {
      scales: { present: 8, free: 4, adapted: null, chosenStep: null },
      coachee: { said: 9, heard: null, suited: 0, energy: null },
    }),
  ];

  it('separates coach and coachee, with zero as a value and no answer as a gap', () => {
    expect(valuesOf(scaleSeries('present', sessions, reflections))).toEqual([8, null, 0]);
    expect(valuesOf(scaleSeries('adapted', sessions, reflections))).toEqual([null, null, 7]);
    expect(valuesOf(coacheeSeries('said', sessions, reflections))).toEqual([9, null, null]);
    expect(valuesOf(coacheeSeries('suited', sessions, reflections))).toEqual([0, null, null]);
  });
});

describe('the series of answers between sessions', () => {
  const checkIns = [
    asked(FIRST + 60 * DAY, { implication: 7, goals: [{ goalId: 'g', level: -2 }] }),
    asked(FIRST, { implication: 5, wellBeing: 6, goals: [{ goalId: 'other', level: 1 }] }),
    asked(FIRST + 30 * DAY),
  ];

  it('is ordered by time, with a gap where an answer was skipped', () => {
    expect(checkInSeries('implication', checkIns)).toEqual([
      { at: FIRST, value: 5 },
      { at: FIRST + 30 * DAY, value: null },
      { at: FIRST + 60 * DAY, value: 7 },
    ]);
    expect(valuesOf(checkInSeries('wellBeing', checkIns))).toEqual([6, null, null]);
  });

  it('contains only one goal', () => {
    expect(valuesOf(goalSeries('g', checkIns))).toEqual([null, null, -2]);
  });
});
