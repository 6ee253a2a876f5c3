import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/listening/interval';
import { createDetector } from '../../../lib/speech/detector';
import type { LevelReading } from '../../../lib/speech/levels';
import { callSteps, listen, voiceLevels } from './synthetic-call';

const COACH: Interval[] = [
  [10_000, 12_000],
  [20_000, 21_000],
  [40_000, 44_000],
];
const COACHEE: Interval[] = [
  [13_000, 19_000],
  [24_000, 38_000],
];
const DURATION_MS = 50_000;
const coachLevels = voiceLevels({ speech: COACH, speechDb: -28, floorDb: -60 }, DURATION_MS);
const coacheeLevels = voiceLevels(
  { speech: COACHEE, speechDb: -30, floorDb: -62, seed: 7 },
  DURATION_MS,
);

const expectNear = (heard: readonly Interval[], said: readonly Interval[], toleranceMs = 100) => {
  expect(heard).toHaveLength(said.length);
  for (const [index, [startMs, endMs]] of said.entries()) {
    expect(Math.abs((heard[index]?.[0] ?? 0) - startMs)).toBeLessThanOrEqual(toleranceMs);
    expect(Math.abs((heard[index]?.[1] ?? 0) - endMs)).toBeLessThanOrEqual(toleranceMs);
  }
};

describe('the detector in a quiet call', () => {
  const heard = listen(callSteps(coachLevels, coacheeLevels));

  it('finds the intervals of each side', () => {
    expectNear(heard.coach, COACH);
    expectNear(heard.coachee, COACHEE);
    expect(heard.groups.get('anna')).toEqual(heard.coachee);
  });

  it('returns whole milliseconds on the clock of the steps', () => {
    const epochMs = 1_750_000_000_000;
    const later = listen(callSteps(coachLevels, coacheeLevels, epochMs));
    expect(later.coach).toEqual(heard.coach.map(([from, to]) => [from + epochMs, to + epochMs]));
  });

  it('detects no echo', () => {
    expect(heard.updates.some((update) => update.echo)).toBe(false);
  });

  it('marks little of it as uncertain', () => {
    const uncertainMs = heard.updates.reduce((sum, update) => sum + update.coach.uncertainMs, 0);
    expect(uncertainMs).toBeLessThan(2_000);
  });

  it('reports the same interval while it is open and when it closes', () => {
    const open = heard.updates.flatMap((update) => (update.coach.open ? [update.coach.open] : []));
    for (const [startMs, endMs] of heard.coach) {
      const own = open.filter(([from]) => from === startMs);
      expect(own.length).toBeGreaterThan(5);
      expect(own.at(-1)?.[1]).toBeLessThanOrEqual(endMs);
    }
  });
});

describe('the detector without usable levels', () => {
  it('ends the interval when the coach mutes, and reports the mute', () => {
    const muted = coachLevels.map((reading, index) => (index >= 110 ? 'muted' : reading));
    const heard = listen(callSteps(muted, coacheeLevels));
    expectNear(heard.coach, [[10_000, 11_000]]);
    expect(heard.coach[0]?.[1]).toBe(11_000);
    expect(heard.updates[120]?.coach.state).toBe('muted');
    expect(heard.updates[120]?.coachee.state).toBe('heard');
  });

  it('reports the coach as blind when nothing is known of the microphone', () => {
    const heard = listen(
      callSteps(
        coachLevels.map(() => null),
        coacheeLevels,
      ),
    );
    expect(heard.coach).toEqual([]);
    expect(heard.updates[10]?.coach.state).toBe('blind');
    expect(heard.updates[10]?.sources.coach).toBeNull();
    expectNear(heard.coachee, COACHEE);
  });

  it('adds no speech across missing steps', () => {
    const steps = callSteps(coachLevels, coacheeLevels).filter(
      ({ atMs }) => atMs <= 30_000 || atMs > 33_000,
    );
    const heard = listen(steps);
    expectNear(heard.coachee, [
      [13_000, 19_000],
      [24_000, 30_000],
      [33_000, 38_000],
    ]);
    expect(heard.updates.find((update) => update.gapMs > 0)).toMatchObject({
      startMs: 33_000,
      endMs: 33_100,
      gapMs: 3_000,
    });
  });

  it('treats a step late by less than half a second as a longer step', () => {
    const steps = callSteps(coachLevels, coacheeLevels).filter(
      ({ atMs }) => atMs <= 30_000 || atMs > 30_300,
    );
    const heard = listen(steps);
    expectNear(heard.coachee, COACHEE);
    expect(heard.updates.every((update) => update.gapMs === 0)).toBe(true);
  });

  it('ignores steps that do not advance the clock', () => {
    const steps = callSteps(coachLevels, coacheeLevels);
    const late = steps.flatMap((step, index) => [step, steps[Math.max(0, index - 5)]!]);
    const heard = listen(late);
    expect(heard.coach).toEqual(listen(steps).coach);
    expect(heard.updates[301]).toMatchObject({ startMs: 15_100, endMs: 15_100, gapMs: 0 });
    expect(heard.updates[301]?.coachee.closed).toEqual([]);
  });
});

describe('the detector with several people', () => {
  it('separates the streams and joins them for the coachee', () => {
    const first: Interval[] = [[13_000, 19_000]];
    const second: Interval[] = [[17_000, 25_000]];
    const voice = { speechDb: -30, floorDb: -62 };
    const anna = voiceLevels({ ...voice, speech: first, seed: 3 }, DURATION_MS);
    const ben = voiceLevels({ ...voice, speech: second, seed: 4 }, DURATION_MS);
    const steps = callSteps(coachLevels, anna).map((step, index) => ({
      ...step,
      others: new Map([...step.others, ['ben', ben[index] as LevelReading]]),
    }));
    const heard = listen(steps);
    expectNear(heard.groups.get('anna') ?? [], first);
    expectNear(heard.groups.get('ben') ?? [], second);
    expectNear(heard.coachee, [[13_000, 25_000]]);
    // While Ben goes on alone, it is still the interval that Anna started.
    const { coachee, groups } = heard.updates[220]!;
    expect(coachee.open?.[0]).toBe(heard.coachee[0]?.[0]);
    expect(coachee.open?.[1]).toBe(groups.get('ben')?.open?.[1]);
  });

  it('ends the interval of a stream that leaves', () => {
    const leaving = coacheeLevels.map((reading, index) => (index < 160 ? reading : null));
    const heard = listen(callSteps(coachLevels, leaving));
    expectNear(heard.groups.get('anna') ?? [], [[13_000, 16_000]]);
    expect(heard.updates[170]?.coachee.state).toBe('blind');
  });

  it('recognises a stream that left and came back', () => {
    const away = coacheeLevels.map((reading, at) => (at < 160 || at >= 220 ? reading : null));
    const heard = listen(callSteps(coachLevels, away));
    expect([...heard.groups.keys()]).toEqual(['anna']);
    expectNear(heard.groups.get('anna') ?? [], [
      [13_000, 16_000],
      [24_000, 38_000],
    ]);
    expect(heard.groups.get('anna')).toEqual(heard.coachee);
  });
});

describe('the detector after a change of source', () => {
  it('adapts to each source separately', () => {
    const counters = voiceLevels(
      { speech: COACH, speechDb: -14, floorDb: -44, source: 'mediaSource' },
      DURATION_MS,
    );
    const switched = coachLevels.map((reading, index) =>
      index < 300 ? reading : (counters[index] as LevelReading),
    );
    const heard = listen(callSteps(switched, coacheeLevels));
    expectNear(heard.coach, COACH);
    expect(heard.updates[299]?.sources.coach).toBe('rms');
    expect(heard.updates[300]?.sources.coach).toBe('mediaSource');
    expect(heard.updates[300]?.sources.others.get('anna')).toBe('rms');
  });
});

describe('an echo of the coachee in the coach’s microphone', () => {
  const withEcho = coachLevels.map((reading, index) => ({
    ...reading,
    levelDb: Math.max(reading.levelDb, (coacheeLevels[index]?.levelDb ?? -100) - 12),
  }));

  it('is not counted as the coach’s speech, and is reported', () => {
    const heard = listen(callSteps(withEcho, coacheeLevels));
    expectNear(heard.coach, COACH);
    expect(heard.updates.at(-1)?.echo).toBe(true);
  });

  it('does not hide a back-channel over the coachee’s speech', () => {
    const mhm: Interval = [30_000, 30_500];
    const loud = voiceLevels({ speech: [mhm], speechDb: -30, floorDb: -60 }, DURATION_MS);
    const both = withEcho.map((reading, index) => ({
      ...reading,
      levelDb: Math.max(reading.levelDb, loud[index]?.levelDb ?? -100),
    }));
    const heard = listen(callSteps(both, coacheeLevels));
    expectNear(heard.coach, [...COACH.slice(0, 2), mhm, ...COACH.slice(2)], 150);
  });
});

describe('flushing the detector', () => {
  it('closes the open intervals, and the detector continues', () => {
    const detector = createDetector();
    const steps = callSteps(coachLevels, coacheeLevels);
    for (const step of steps.slice(0, 110)) detector.push(step);
    const flushed = detector.flush(11_000);
    expectNear(flushed.coach.closed, [[10_000, 11_000]]);
    expect(flushed.coach.closed[0]?.[1]).toBe(11_000);
    expect(flushed.coach.open).toBeNull();
    const later = steps.slice(110, 130).map((step) => detector.push(step));
    expect(later.flatMap(({ coach }) => coach.closed)).toEqual([[11_000, expect.any(Number)]]);
  });
});

it('the detector follows a limited number of streams when a page forges new ones', () => {
  const detector = createDetector();
  let most = 0;
  const begunMs = performance.now();
  for (let step = 0; step < 400; step += 1) {
    const others = new Map(
      Array.from({ length: 64 }, (_, n) => [
        `forged-${step}-${n}`,
        { source: 'inbound' as const, levelDb: -20 },
      ]),
    );
    const update = detector.push({ atMs: 1_000_000 + step * 100, coach: null, others });
    most = Math.max(most, update.groups.size);
  }
  expect(most).toBeLessThanOrEqual(256);
  expect(performance.now() - begunMs).toBeLessThan(5_000);
});
