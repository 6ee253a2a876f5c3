import { describe, expect, it } from 'vitest';
import { checkInDue } from '../../../lib/check-ins/due';
import { NO_ANSWERS, withGoalLevel } from '../../../lib/check-ins/check-in';
import { asked, DAY, FIRST, held, WEEK } from '../journal/held';

const every = (weeks: number | null) => ({ checkInEveryWeeks: weeks });
const at = (ms: number) => held({ id: `s${ms}`, at: ms });

describe('whether a check-in is due', () => {
  it.each<[string, boolean, Parameters<typeof checkInDue>]>([
    ['never, unless the coach chose so', false, [every(null), [], [at(FIRST)], FIRST + WEEK]],
    ['not before the first session', false, [every(4), [], [], FIRST]],
    ['in the first session', true, [every(4), [], [at(FIRST)], FIRST]],
    [
      'not again within the weeks',
      false,
      [every(4), [asked(FIRST)], [at(FIRST), at(FIRST + 3 * WEEK)], FIRST + 3 * WEEK],
    ],
    [
      'four weeks later, an hour early too',
      true,
      [every(4), [asked(FIRST)], [at(FIRST + 4 * WEEK - 3_600_000)], FIRST + 4 * WEEK - 3_600_000],
    ],
    [
      'not two days early',
      false,
      [every(4), [asked(FIRST)], [at(FIRST + WEEK)], FIRST + 4 * WEEK - 2 * DAY],
    ],
    [
      'not when there was no session since',
      false,
      [every(4), [asked(FIRST + DAY)], [at(FIRST)], FIRST + 52 * WEEK],
    ],
    [
      'counted from the latest, whatever their order',
      false,
      [every(4), [asked(FIRST + 8 * WEEK), asked(FIRST)], [at(FIRST + 9 * WEEK)], FIRST + 9 * WEEK],
    ],
    [
      'counted from a skipped one too: nobody is urged',
      false,
      [every(6), [asked(FIRST + 6 * WEEK)], [at(FIRST + 7 * WEEK)], FIRST + 7 * WEEK],
    ],
  ])('is right for the case: %s', (_when, due, given) => {
    expect(checkInDue(...given)).toBe(due);
  });
});

describe('the level of a goal', () => {
  it('replaces the former one, and can be cleared', () => {
    const first = withGoalLevel(withGoalLevel(NO_ANSWERS, 'g', -2), 'h', 0);
    expect(withGoalLevel(first, 'g', 2).goals).toEqual([
      { goalId: 'h', level: 0 },
      { goalId: 'g', level: 2 },
    ]);
    expect(withGoalLevel(first, 'g', null).goals).toEqual([{ goalId: 'h', level: 0 }]);
  });
});
