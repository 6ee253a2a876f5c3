import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareRange, isTooUncertain } from '../../../lib/listening/share-uncertainty';

const sure = { uncertainMs: { coach: 0, coachee: 0 }, blindMs: 0, durationMs: 600_000 };

it('the share range is one value when nothing is uncertain', () => {
  expect(shareRange({ ...sure, coachTalkMs: 100, coacheeTalkMs: 300 })).toEqual({
    low: 0.25,
    high: 0.25,
  });
});

it('the share range is null when nobody spoke', () => {
  expect(shareRange({ ...sure, coachTalkMs: 0, coacheeTalkMs: 0 })).toBeNull();
});

it('the share range assigns blind time entirely to one side or the other', () => {
  const range = shareRange({
    ...sure,
    coachTalkMs: 100_000,
    coacheeTalkMs: 300_000,
    blindMs: 120_000,
  });
  // 400 s of talk in 480 s heard: 100 s in 120 s unheard.
  expect(range).toEqual({ low: 100 / 500, high: 200 / 500 });
});

it('the share range always contains the measured share', () => {
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

it('a share is too uncertain when it could be nearly anything', () => {
  const doubtful = (ms: number) =>
    isTooUncertain({ ...talk, uncertainMs: { coach: ms, coachee: ms } });
  expect(doubtful(20_000)).toBe(false);
  expect(doubtful(60_000)).toBe(true);
});

it('blind time does not make a share too uncertain', () => {
  expect(isTooUncertain({ ...talk, ...sure, blindMs: 500_000 })).toBe(false);
});
