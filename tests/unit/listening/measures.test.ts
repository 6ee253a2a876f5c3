import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseConversation } from '../../../lib/listening/conversation';
import { measureListening, type Measures } from '../../../lib/listening/measures';
import { arbitrarySpeech } from './arbitrary-speech';
import { workedExample, workedMeasures } from './worked-example';

const shifted = (intervals: readonly (readonly [number, number])[], byMs: number) =>
  intervals.map(([startMs, endMs]) => [startMs + byMs, endMs + byMs] as const);

describe('the worked example', () => {
  it('has exactly the documented measures', () => {
    expect(measureListening(workedExample)).toEqual(workedMeasures);
  });

  it('has the documented transfers, attempts and silences', () => {
    const { attempts, backchannels, silences, transfers } = analyseConversation(workedExample);
    const offsetsTo = (speaker: string) =>
      transfers.filter(({ to }) => to === speaker).map((each) => each.floorTransferOffsetMs);
    expect(offsetsTo('coachee')).toEqual([5000, 1000, 500, 3400]);
    expect(offsetsTo('coach')).toEqual([-300, -800, 500]);
    expect(transfers.filter(({ interruption }) => interruption).map(({ atMs }) => atMs)).toEqual([
      48_200,
    ]);
    expect(attempts).toEqual([{ speaker: 'coachee', startMs: 50_000, endMs: 51_200 }]);
    expect(backchannels).toEqual({ coach: [[14_000, 14_400]], coachee: [] });
    expect(silences).toEqual([
      { startMs: 5000, endMs: 10_000, before: 'coach', after: 'coachee' },
      { startMs: 22_000, endMs: 25_500, before: 'coachee', after: 'coachee' },
      { startMs: 34_000, endMs: 38_000, before: 'coach', after: 'coach' },
      { startMs: 57_600, endMs: 61_000, before: 'coach', after: 'coachee' },
    ]);
  });
});

describe('the measures of a session with little speech', () => {
  it('are null or zero when nobody spoke', () => {
    expect(measureListening({ durationMs: 60_000, coach: [], coachee: [] })).toEqual({
      coachTalkMs: 0,
      coacheeTalkMs: 0,
      coachShare: null,
      turns: 0,
      longestCoachTurnMs: null,
      medianCoacheeTurnMs: null,
      longestCoacheeStretchMs: null,
      coacheeLatencyMs: null,
      coachGapMs: null,
      coachInterruptions: 0,
      coacheeInterruptions: 0,
      coachBackchannels: 0,
      coacheeBackchannels: 0,
      attempts: 0,
      silences: 0,
      holdRate: null,
      silenceShare: 1,
    });
  });

  it('have no silence share for a session of no length', () => {
    expect(measureListening({ durationMs: 0, coach: [], coachee: [] }).silenceShare).toBeNull();
  });

  it('include a share however little was said', () => {
    const measures = measureListening({ durationMs: 1000, coach: [[0, 150]], coachee: [] });
    expect(measures.coachShare).toBe(1);
  });

  it('have a silence share of at least zero, even when speech overruns the session', () => {
    const measures = measureListening({ durationMs: 1000, coach: [[0, 1500]], coachee: [] });
    expect(measures.silenceShare).toBe(0);
  });

  it('use the mean of the two middle turns as the median', () => {
    const coachee = [
      [0, 1001],
      [10_000, 12_000],
    ] as const;
    expect(measureListening({ durationMs: 20_000, coach: [], coachee }).medianCoacheeTurnMs).toBe(
      1500.5,
    );
  });

  it('include the silence inside a stretch, which ends at the coach’s turn', () => {
    const measures = measureListening({
      durationMs: 60_000,
      coach: [[20_000, 22_000]],
      coachee: [
        [0, 2000],
        [8000, 9000],
        [30_000, 35_000],
      ],
    });
    expect(measures.longestCoacheeStretchMs).toBe(9000);
  });
});

const swappedKeys: readonly [keyof Measures, keyof Measures][] = [
  ['coachTalkMs', 'coacheeTalkMs'],
  ['coacheeLatencyMs', 'coachGapMs'],
  ['coachInterruptions', 'coacheeInterruptions'],
  ['coachBackchannels', 'coacheeBackchannels'],
  ['turns', 'turns'],
  ['attempts', 'attempts'],
  ['silences', 'silences'],
  ['silenceShare', 'silenceShare'],
];

describe('the measures of any speech', { timeout: 60_000 }, () => {
  it('add up to the whole session', () => {
    fc.assert(
      fc.property(arbitrarySpeech, (speech) => {
        const durationMs = 200_000;
        const { units, talk, turns, attempts, transfers } = analyseConversation(speech);
        const measures = measureListening({ durationMs, ...speech });
        const mirrored = measureListening({
          durationMs,
          coach: speech.coachee,
          coachee: speech.coach,
        });
        const total = (measures.coachShare ?? 0.5) + (mirrored.coachShare ?? 0.5);
        expect(total).toBeCloseTo(1, 12);
        expect(measures.turns).toBe(turns.length);
        expect(transfers.length).toBeLessThanOrEqual(Math.max(0, turns.length - 1));
        expect(turns.length + attempts.length).toBeLessThanOrEqual(
          talk.coach.length + talk.coachee.length,
        );
        const marks = new Uint8Array(durationMs);
        for (const [startMs, endMs] of [...units.coach, ...units.coachee]) {
          marks.fill(1, startMs, endMs);
        }
        const spokenMs = marks.reduce((sum, mark) => sum + mark, 0);
        expect(measures.silenceShare).toBeCloseTo(1 - spokenMs / durationMs, 12);
      }),
    );
  });

  it('do not depend on the order or the cuts of the intervals', () => {
    fc.assert(
      fc.property(arbitrarySpeech, fc.double({ min: 0, max: 1, noNaN: true }), (speech, part) => {
        const durationMs = 200_000;
        const cut = (intervals: typeof speech.coach) =>
          intervals.toReversed().flatMap(([startMs, endMs]) => {
            const cutMs = startMs + Math.floor((endMs - startMs) * part);
            return [[cutMs, endMs] as const, [startMs, cutMs] as const];
          });
        const recut = { durationMs, coach: cut(speech.coach), coachee: cut(speech.coachee) };
        expect(measureListening(recut)).toEqual(measureListening({ durationMs, ...speech }));
      }),
    );
  });

  it('do not depend on when the session started', () => {
    fc.assert(
      fc.property(arbitrarySpeech, fc.integer({ min: 1, max: 1e9 }), (speech, byMs) => {
        const durationMs = 200_000;
        const later = {
          durationMs,
          coach: shifted(speech.coach, byMs),
          coachee: shifted(speech.coachee, byMs),
        };
        expect(measureListening(later)).toEqual(measureListening({ durationMs, ...speech }));
      }),
    );
  });

  it('swap sides when the speakers swap, except for ties', () => {
    fc.assert(
      fc.property(arbitrarySpeech, (speech) => {
        const { units } = analyseConversation(speech);
        const coachStarts = new Set(units.coach.map(([startMs]) => startMs));
        fc.pre(units.coachee.every(([startMs]) => !coachStarts.has(startMs)));
        const measures = measureListening({ durationMs: 200_000, ...speech });
        const mirrored = measureListening({
          durationMs: 200_000,
          coach: speech.coachee,
          coachee: speech.coach,
        });
        for (const [one, other] of swappedKeys) {
          expect(mirrored[one]).toBe(measures[other]);
          expect(mirrored[other]).toBe(measures[one]);
        }
        if (measures.holdRate !== null)
          expect(mirrored.holdRate).toBeCloseTo(1 - measures.holdRate);
      }),
    );
  });
});
