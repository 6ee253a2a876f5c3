import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareRange, isTooUncertain } from '../../../lib/listening/share-uncertainty';

const sure = { uncertainMs: { coach: 0, coachee: 0 }, blindMs: 0, durationMs: 600_000 };

it('is a point when nothing is in doubt', () => {
  expect(shareRange({ ...sure, coachTalkMs: 100, coacheeTalkMs: 300 })).toEqual({
    low: 0.25,
    high: 0.25,
  });
});

it('is nothing when nobody spoke', () => {
  expect(shareRange({ ...sure, coachTalkMs: 0, coacheeTalkMs: 0 })).toBeNull();
});

it('takes blind time to have been all the one or all the other', () => {
  const range = shareRange({
    ...sure,
    coachTalkMs: 100_000,
    coacheeTalkMs: 300_000,
    blindMs: 120_000,
  });
  // 400 s of talk in 480 s heard: 100 s in 120 s unheard.
  expect(range).toEqual({ low: 100 / 500, high: 200 / 500 });
});

it('always holds the measured share', () => {
  const ms = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(ms, ms, ms, ms, ms, ms, (coach, coachee, a, b, blindMs, heardMs) => {
      const range = shareRange({
        coachTalkMs: coach,
        coacheeTalkMs: coachee,
        uncertainMs: { coach: a, coachee: b },
        blindMs,
        durationMs: blindMs + heardMs,
      });
      if (coach + coachee === 0) return expect(range).toBeNull();
      const share = coach / (coach + coachee);
      expect(range!.low).toBeLessThanOrEqual(share + 1e-12);
      expect(range!.high).toBeGreaterThanOrEqual(share - 1e-12);
    }),
  );
});

const talk = { coachTalkMs: 60_000, coacheeTalkMs: 60_000, blindMs: 0, durationMs: 300_000 };

it('is too doubtful where the share could lie nearly anywhere', () => {
  const doubtful = (ms: number) =>
    isTooUncertain({ ...talk, uncertainMs: { coach: ms, coachee: ms } });
  expect(doubtful(20_000)).toBe(false);
  expect(doubtful(60_000)).toBe(true);
});

it('does not count blind time as a doubt about voices', () => {
  expect(isTooUncertain({ ...talk, ...sure, blindMs: 500_000 })).toBe(false);
});
