import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withPayload } from '../../../lib/records/envelope';
import {
  calibration,
  guessPairs,
  MIN_GUESSES,
  type GuessPair,
} from '../../../lib/reflection/calibration';
import { newReflection, reflectionRecord } from '../../../lib/reflection/reflection';

function pairs(...off: readonly number[]): GuessPair[] {
  return off.map((points, i) => ({ at: i, guessPercent: 40 + points, measuredPercent: 40 }));
}

function reflected(id: string, at: number | null, guess: number | null, share: number | null) {
  const made = newReflection(id, 'p', 1);
  const payload = { ...made.payload, revealedAt: at, guessPercent: guess, coachShare: share };
  return withPayload(made, payload, 2);
}

const anyPairs = fc.array(
  fc.record({
    at: fc.nat(),
    guessPercent: fc.integer({ min: 0, max: 100 }),
    measuredPercent: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  { minLength: MIN_GUESSES, maxLength: 24 },
);

describe('the calibration of guesses', () => {
  it('says nothing for fewer than six sessions', () => {
    expect(calibration(pairs(-20, -20, -20, -20, -20))).toEqual({ kind: 'tooFew', sessions: 5 });
  });

  it('says that guesses are usually low or high, and by how much at the median', () => {
    expect(calibration(pairs(-12, -10, -8, -14, -11, 3))).toEqual({
      kind: 'low',
      sessions: 6,
      points: 11,
    });
    expect(calibration(pairs(12, 10, 8, 14, 11, -3))).toEqual({
      kind: 'high',
      sessions: 6,
      points: 11,
    });
  });

  it('says the guesses are near when half are within five points in either direction', () => {
    expect(calibration(pairs(-5, 4, -3, -2, -30, 30))).toEqual({ kind: 'near', sessions: 6 });
  });

  it('names no direction when the guesses have none', () => {
    expect(calibration(pairs(-20, 20, -18, 22, 30, -30))).toEqual({
      kind: 'mixed',
      sessions: 6,
      points: 21,
    });
  });

  it('never says ‘usually’ by zero points', () => {
    expect(calibration(pairs(-0.2, -0.3, -20, -20, 20, 9)).kind).toBe('mixed');
  });

  it('does not depend on the order of sessions, and is symmetric', () => {
    const mirrored = { low: 'high', high: 'low', near: 'near', mixed: 'mixed', tooFew: 'tooFew' };
    fc.assert(
      fc.property(anyPairs, (given) => {
        const told = calibration(given);
        expect(calibration(given.toReversed())).toEqual(told);
        const mirror = given.map(({ at, guessPercent, measuredPercent }) => ({
          at,
          guessPercent: measuredPercent,
          measuredPercent: guessPercent,
        }));
        expect(calibration(mirror).kind).toBe(mirrored[told.kind]);
        if ('points' in told) expect(told.points).toBeGreaterThan(0);
      }),
    );
  });
});

describe('pairs of guess and measure', () => {
  it('include only sessions with both, oldest first', () => {
    const all = [
      reflected('b', 20, 50, 0.3),
      reflected('a', 10, 0, 1),
      reflected('skipped', 15, null, 0.3),
      reflected('unmeasured', 15, 40, null),
      reflected('unrevealed', null, 40, null),
    ];
    expect(guessPairs(all)).toEqual([
      { at: 10, guessPercent: 0, measuredPercent: 100 },
      { at: 20, guessPercent: 50, measuredPercent: 30 },
    ]);
  });

  it('cover the latest 24 sessions', () => {
    const all = Array.from({ length: 30 }, (_, i) => reflected(`r${i}`, i, 50, 0.5));
    expect(guessPairs(all).map(({ at }) => at)).toEqual(
      Array.from({ length: 24 }, (_, i) => i + 6),
    );
  });

  it('can be read from reflections stored before the share was kept with them', () => {
    const { coachShare, coachee, ...before } = newReflection('s', 'p', 1).payload;
    expect([coachShare, coachee.heard]).toEqual([null, null]);
    const read = reflectionRecord.parse({ ...newReflection('s', 'p', 1), payload: before });
    expect(read).toEqual(newReflection('s', 'p', 1));
  });
});
