import { describe, expect, it } from 'vitest';
import { currentTurn } from '../../../lib/listening/current-turn';
import type { Interval } from '../../../lib/listening/interval';
import { rollingShare } from '../../../lib/listening/rolling-share';

describe('the current turn', () => {
  const coach = (startMs: number, endMs: number) => ({ speaker: 'coach', startMs, endMs });
  const coachee = (startMs: number, endMs: number) => ({ speaker: 'coachee', startMs, endMs });
  const cases: readonly (readonly [string, Interval[], Interval[], number, object | null])[] = [
    ['nobody has spoken', [], [], 5000, null],
    ['the first to speak has it at once', [], [[4000, 4200]], 4200, coachee(4000, 4200)],
    [
      'a short pause does not end it',
      [
        [0, 2000],
        [4999, 6000],
      ],
      [],
      6000,
      coach(0, 6000),
    ],
    ['held 2999 ms after the last word', [[0, 2000]], [], 4999, coach(0, 2000)],
    ['free 3000 ms after the last word', [[0, 2000]], [], 5000, null],
    [
      'a new turn after 3000 ms',
      [
        [0, 2000],
        [5000, 6000],
      ],
      [],
      6000,
      coach(5000, 6000),
    ],
    ['the other at 1000 ms is ignored', [[0, 5000]], [[5200, 6200]], 6200, coach(0, 5000)],
    ['the other at 1001 ms has it', [[0, 5000]], [[5200, 6201]], 6201, coachee(5200, 6201)],
    [
      'two short bursts are one spurt',
      [[0, 5000]],
      [
        [5200, 5500],
        [6300, 6600],
      ],
      6600,
      coachee(5200, 6600),
    ],
    [
      'an ignored word does not restart the timer',
      [
        [0, 5000],
        [6500, 9000],
      ],
      [[5200, 5600]],
      9000,
      coach(0, 9000),
    ],
    ['talking over the holder gains nothing', [[0, 9000]], [[5000, 9000]], 9000, coach(0, 9000)],
    ['outlasting the holder does', [[0, 8000]], [[5000, 9000]], 9000, coachee(5000, 9000)],
    [
      'a free floor goes to the next at once',
      [[0, 2000]],
      [[5000, 5200]],
      5200,
      coachee(5000, 5200),
    ],
    ['a click is no speech', [[0, 149]], [], 149, null],
  ];
  it.each(cases)(
    'is right for the case: %s',
    (_rule, coachSpeech, coacheeSpeech, nowMs, expected) => {
      expect(currentTurn({ coach: coachSpeech, coachee: coacheeSpeech }, nowMs)).toEqual(expected);
    },
  );
});

describe('the rolling share', () => {
  const minutes = (value: number) => value * 60_000;
  const talk = {
    coach: [
      [0, minutes(2)],
      [minutes(6), minutes(7)],
    ],
    coachee: [[minutes(2), minutes(5)]],
  } as const;

  it('covers all talk while the session is shorter than the window', () => {
    expect(rollingShare(talk, minutes(4))).toBe(0.5);
  });

  it('drops what is older than five minutes, and part of a unit at the edge', () => {
    expect(rollingShare(talk, minutes(6))).toBeCloseTo(1 / 4);
    expect(rollingShare(talk, minutes(7))).toBeCloseTo(1 / 4);
    expect(rollingShare(talk, minutes(8))).toBeCloseTo(1 / 3);
  });

  it('uses the given window', () => {
    expect(rollingShare(talk, minutes(7), minutes(3))).toBeCloseTo(1 / 2);
  });

  it('is null when nobody spoke in the window', () => {
    expect(rollingShare(talk, minutes(12))).toBeNull();
    expect(rollingShare({ coach: [], coachee: [] }, minutes(1))).toBeNull();
  });
});
