import { expect, it } from 'vitest';
import { heldSilenceMs } from '../../../lib/listening/held-silence';

it.each([
  ['before anyone spoke', [], [], 9000, null],
  ['just short of three seconds', [[0, 1000]], [], 3999, null],
  ['at three seconds', [[0, 1000]], [], 4000, 3000],
  ['after the coachee', [[0, 1000]], [[1000, 2000]], 9000, null],
  ['after the coach, who answered', [[3000, 4000]], [[1000, 2000]], 9000, 5000],
] as [string, [number, number][], [number, number][], number, number | null][])(
  'the length of the silence held by the coach is right %s',
  (_when, coach, coachee, nowMs, held) => {
    expect(heldSilenceMs({ coach, coachee }, nowMs)).toBe(held);
  },
);
