import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Speech } from '../../../lib/listening/conversation';
import { momentJustHeard, stepMoment, turnMoments } from '../../../lib/notes/moment';
import { arbitrarySpeech } from '../listening/arbitrary-speech';

const START = 1_700_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The coachee 0–20 s, the coach 25–40 s, the coachee again from 45 s. */
const speech: Speech = {
  coach: [[25 * SECOND, 40 * SECOND]],
  coachee: [
    [0, 20 * SECOND],
    [45 * SECOND, 60 * SECOND],
  ],
};
/** A pause of one minute after the first 30 seconds. */
const stretches = [
  [START, START + 30 * SECOND],
  [START + 90 * SECOND, START + 10 * MINUTE],
] as const;

describe('the moment of a note', () => {
  it('is the start of the current turn in wall-clock time, pauses included', () => {
    const nowMs = START + 2 * MINUTE;
    expect(momentJustHeard(speech, 60 * SECOND, stretches, nowMs)).toEqual({
      at: START + 105 * SECOND,
      speaker: 'coachee',
    });
  });

  it('is the start of the last turn when nobody has the floor', () => {
    expect(momentJustHeard(speech, 100 * SECOND, stretches, START + 160 * SECOND).at).toBe(
      START + 105 * SECOND,
    );
  });

  it('is the present when nothing was heard for a minute', () => {
    const nowMs = START + 9 * MINUTE;
    const silent = { coach: [], coachee: [] };
    expect(momentJustHeard(silent, 60 * SECOND, stretches, nowMs)).toEqual({
      at: nowMs,
      speaker: null,
    });
    expect(momentJustHeard(speech, 121 * SECOND, stretches, nowMs).at).toBe(nowMs);
  });

  it('moves turn by turn in either direction, and stops at the ends', () => {
    const moments = turnMoments(speech, 60 * SECOND, stretches);
    expect(moments.map(({ at, speaker }) => [(at - START) / SECOND, speaker])).toEqual([
      [0, 'coachee'],
      [25, 'coach'],
      [105, 'coachee'],
    ]);
    const [first, second, third] = moments.map(({ at }) => at) as [number, number, number];
    const typed = { at: START + 115 * SECOND, speaker: null };
    const all = [...moments, typed];
    expect(stepMoment(all, third, 'earlier')).toBe(second);
    expect(stepMoment(all, first, 'earlier')).toBe(first);
    expect(stepMoment(all, third, 'later')).toBe(typed.at);
    expect(stepMoment(all, typed.at, 'later')).toBe(typed.at);
    expect(stepMoment([], typed.at, 'earlier')).toBe(typed.at);
  });

  it('reaches every turn by single steps, for any speech', () => {
    fc.assert(
      fc.property(arbitrarySpeech, (heard) => {
        const run = [[START, START + 60 * MINUTE]] as const;
        const moments = turnMoments(heard, 60 * MINUTE, run);
        let at = START + 60 * MINUTE;
        const reached = moments.map(() => (at = stepMoment(moments, at, 'earlier')));
        expect(reached).toEqual(moments.map((moment) => moment.at).toReversed());
      }),
    );
  });
});
