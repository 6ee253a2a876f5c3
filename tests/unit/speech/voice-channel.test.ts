import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { union } from '../../../lib/intervals/intervals';
import type { Interval } from '../../../lib/listening/interval';
import { soundOfFrames } from '../../../lib/speech/bands';
import { createDetector } from '../../../lib/speech/detector';
import { BAND_FEATURES, COUNTER_FEATURES } from '../../../lib/speech/features';
import type { LevelReading, LevelStep } from '../../../lib/speech/levels';
import type { NetworkNumbers } from '../../../lib/speech/network';
import type { SpeechModel } from '../../../lib/speech/voice-channel';
import { callSteps, listen } from './synthetic-call';

/** The feature indexes of the third band of the judged step, and of a counter's level, above their floors. */
const THIRD_BAND = 5 * 6 + 2;
const COUNTER_LEVEL = 8;

/** A network that detects speech 15 dB above the floor, equally in all five frames. */
function threshold(features: number, feature: number): NetworkNumbers {
  const weights = Array.from({ length: features * 5 }, (_, at) =>
    Math.floor(at / 5) === feature ? 20 : 0,
  );
  return { layers: [{ weights, biases: Array(5).fill(-30) as number[] }] };
}
const model: SpeechModel = {
  bands: threshold(BAND_FEATURES, THIRD_BAND),
  counter: threshold(COUNTER_FEATURES, COUNTER_LEVEL),
};

const DURATION_MS = 30_000;
const spoken = (speech: readonly Interval[], atMs: number) =>
  speech.some(([from, to]) => atMs >= from && atMs < to);
const readings = (speech: readonly Interval[], read: (speaks: boolean) => LevelReading) =>
  Array.from({ length: DURATION_MS / 100 }, (_, step) => read(spoken(speech, step * 100)));
const byBands = (speaks: boolean): LevelReading => ({
  source: 'rms',
  levelDb: speaks ? -30 : -60,
  sound: soundOfFrames(Array(30).fill(speaks ? -35 : -65) as number[]),
});
const byCounter = (speaks: boolean): LevelReading => ({
  source: 'inbound',
  levelDb: speaks ? -20 : -50,
});
const byPackets = (speaks: boolean): LevelReading => ({
  source: 'ssrc',
  levelDb: speaks ? -40 : -70,
});

const COACH: Interval[] = [
  [5_000, 7_000],
  [12_000, 13_000],
];
const OTHERS: Interval[] = [[8_000, 11_000]];
const hearWith = (
  coach: readonly (LevelReading | 'muted' | null)[],
  others: readonly (LevelReading | null)[],
) => listen(callSteps(coach, others), createDetector({ model }));

describe('speech detection by the trained network', () => {
  it('finds both sides’ speech from bands', () => {
    const heard = hearWith(readings(COACH, byBands), readings(OTHERS, byBands));
    expect(heard.coach).toEqual(COACH);
    expect(heard.coachee).toEqual(OTHERS);
  });

  it('uses a counter for the others while the coach is read by bands', () => {
    const heard = hearWith(readings(COACH, byBands), readings(OTHERS, byCounter));
    expect(heard.coachee).toEqual(OTHERS);
  });

  it('reports within 0.5 s that somebody speaks', () => {
    const { updates } = hearWith(readings(COACH, byBands), readings(OTHERS, byBands));
    const first = updates.find(({ coach }) => coach.speaking);
    expect(first?.endMs).toBeLessThanOrEqual(5_500);
    expect(first?.coach.open?.[0]).toBe(5_000);
  });

  it('reports an open interval consistently with how it closes', () => {
    const { updates } = hearWith(readings(COACH, byBands), readings(OTHERS, byBands));
    const ends = updates.flatMap(({ coach }) =>
      coach.open && coach.open[0] === 5_000 ? [coach.open[1]] : [],
    );
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1)).toBe(7_000);
  });

  it('ends the interval when the coach mutes', () => {
    const muted = readings(COACH, byBands).map((one, step) => (step >= 60 ? 'muted' : one));
    expect(hearWith(muted, readings(OTHERS, byBands)).coach).toEqual([[5_000, 6_000]]);
  });

  it('uses levels alone when there is nothing else', () => {
    const heard = hearWith(readings(COACH, byPackets), readings(OTHERS, byPackets));
    expect(heard.coach).toHaveLength(2);
    expect(heard.coachee).toHaveLength(1);
  });

  it('counts nothing twice when the kind of level changes during a word', () => {
    const others = readings(OTHERS, byBands).map((one, step) =>
      step < 95 ? one : byPackets(spoken(OTHERS, step * 100)),
    );
    const { coachee } = hearWith(readings(COACH, byBands), others);
    const ms = coachee.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(ms).toBeGreaterThan(1_300);
    expect(ms).toBeLessThan(3_300);
    for (const [at, [from]] of coachee.entries()) {
      expect(from).toBeGreaterThanOrEqual(coachee[at - 1]?.[1] ?? 0);
    }
  });

  it('counts nothing twice when the way of detection changes during a word', () => {
    // With counters on both sides only levels are judged; from 9.5 s on the coach is read by bands.
    const coach = readings(COACH, byBands).map((one, step) =>
      step < 95 ? { ...byCounter(spoken(COACH, step * 100)), source: 'mediaSource' as const } : one,
    );
    const stream = hearWith(coach, readings(OTHERS, byCounter)).groups.get('anna') ?? [];
    expect(stream.length).toBeGreaterThan(1);
    for (const [at, [from]] of stream.entries()) {
      expect(from).toBeGreaterThanOrEqual(stream[at - 1]?.[1] ?? 0);
    }
    const ms = stream.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(ms).toBeGreaterThan(2_500);
    expect(ms).toBeLessThan(3_300);
  });

  it('treats a late step as a longer one', () => {
    const steps = callSteps(readings(COACH, byBands), readings(OTHERS, byBands)).filter(
      ({ atMs }) => atMs !== 6_000 && atMs !== 6_100,
    );
    expect(listen(steps, createDetector({ model })).coach).toEqual(COACH);
  });
});

describe('the uncertainty of detected speech', () => {
  const doubtOf = (bias: number) => {
    const network = {
      layers: [
        {
          weights: Array(BAND_FEATURES * 5).fill(0) as number[],
          biases: Array(5).fill(bias) as number[],
        },
      ],
    };
    const detector = createDetector({ model: { bands: network, counter: model.counter } });
    const { updates } = listen(callSteps(readings([], byBands), readings([], byBands)), detector);
    return updates.reduce((sum, { coach }) => sum + coach.uncertainMs, 0);
  };

  it('grows the nearer a likelihood is to one half', () => {
    expect(doubtOf(-8)).toBeLessThan(100);
    expect(doubtOf(-2)).toBeGreaterThan(doubtOf(-4));
    // Twice 0.9 of a half, and twice a hundredth of a half, of 30 s.
    expect(doubtOf(0)).toBeCloseTo(0.91 * (DURATION_MS - 300), -1);
  });
});

it('the speech of all others equals the union of each stream, however the level source changes', () => {
  const stretch = fc.record({
    steps: fc.integer({ min: 1, max: 25 }),
    read: fc.constantFrom(byBands, byCounter, byPackets, null),
    speaks: fc.boolean(),
  });
  const stream = fc
    .array(stretch, { minLength: 1, maxLength: 20 })
    .map((stretches) =>
      stretches.flatMap(({ steps, read, speaks }) =>
        Array.from({ length: steps }, () => read?.(speaks) ?? null),
      ),
    );
  fc.assert(
    fc.property(stream, stream, stream, (coach, anna, ben) => {
      const steps = coach.map((reading, index): LevelStep => {
        const heard = new Map<string, LevelReading>();
        for (const [key, readingOf] of [
          ['anna', anna[index]],
          ['ben', ben[index]],
        ] as const)
          if (readingOf) heard.set(key, readingOf);
        return { atMs: (index + 1) * 100, coach: reading, others: heard };
      });
      const { coachee, groups } = listen(steps, createDetector({ model }));
      expect(union(coachee)).toEqual(union([...groups.values()].flat()));
    }),
  );
});
