import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../lib/listening/interval';
import type { LevelReading } from '../../../lib/speech/levels';
import { callSteps, createNoise, listen, voiceLevels } from './synthetic-call';

const DURATION_MS = 120_000;
/** Two seconds of speech in every five. */
const SPEECH: Interval[] = Array.from({ length: 24 }, (_, index): Interval => {
  const startMs = index * 5_000 + 1_000;
  return [startMs, startMs + 2_000];
});
const TALK_MS = 48_000;
const silent: null[] = Array.from({ length: DURATION_MS / 100 }, () => null);
const coachOf = (levels: readonly LevelReading[]) => listen(callSteps(levels, silent)).coach;
const totalMs = (intervals: readonly Interval[], fromMs = 0) =>
  intervals.filter(([from]) => from >= fromMs).reduce((sum, [from, to]) => sum + to - from, 0);

describe('speech detection in various rooms', () => {
  it.each([
    ['a loud microphone', -15, -60],
    ['a faint one', -44, -75],
    ['a noisy room', -28, -44],
    ['a gate that cuts all noise', -28, -100],
  ])('finds as much speech with %s', (_, speechDb, floorDb) => {
    const heard = coachOf(voiceLevels({ speech: SPEECH, speechDb, floorDb }, DURATION_MS));
    expect(totalMs(heard) / TALK_MS).toBeGreaterThan(0.93);
    expect(totalMs(heard) / TALK_MS).toBeLessThan(1.12);
    // The detector may need the first sentence to learn how faint the voice is.
    expect(heard.length).toBeGreaterThanOrEqual(SPEECH.length - 1);
    expect(heard.length).toBeLessThanOrEqual(SPEECH.length);
  });

  it('finds nothing in steady noise', () => {
    const noise = voiceLevels({ speech: [], speechDb: -28, floorDb: -45 }, DURATION_MS);
    expect(coachOf(noise)).toEqual([]);
  });

  it('adapts to a fan that is switched on', () => {
    const levels = voiceLevels({ speech: SPEECH, speechDb: -25, floorDb: -60 }, DURATION_MS);
    const fan = createNoise(5);
    const withFan = levels.map((reading, index) => ({
      ...reading,
      levelDb: index < 400 ? reading.levelDb : Math.max(reading.levelDb, -42 + 3 * fan()),
    }));
    const heard = coachOf(withFan);
    const lateMs = totalMs(heard, 75_000);
    expect(lateMs).toBeGreaterThan(15_000);
    expect(lateMs).toBeLessThan(20_500);
  });

  it('does not count knocks on the table as speech', () => {
    const levels = voiceLevels({ speech: SPEECH, speechDb: -28, floorDb: -60 }, DURATION_MS);
    const knocked = levels.map((reading, index) => ({
      ...reading,
      levelDb: index % 7 === 3 ? Math.max(reading.levelDb, -26) : reading.levelDb,
    }));
    expect(totalMs(coachOf(knocked)) / TALK_MS).toBeLessThan(1.15);
    expect(coachOf(knocked)).toHaveLength(SPEECH.length);
  });

  it('adapts within half a minute to a voice that moves away from the microphone', () => {
    const near = voiceLevels({ speech: SPEECH, speechDb: -22, floorDb: -65 }, DURATION_MS);
    const far = voiceLevels({ speech: SPEECH, speechDb: -36, floorDb: -65 }, DURATION_MS);
    const moved = near.map((reading, index) => (index < 500 ? reading : (far[index] ?? reading)));
    const lateMs = totalMs(SPEECH, 80_000);
    expect(totalMs(coachOf(moved), 80_000) / lateMs).toBeGreaterThan(0.93);
  });

  it.each(['rms', 'mediaSource', 'inbound', 'ssrc'] as const)(
    'works with the level source %s',
    (source) => {
      const speechDb = { rms: -28, mediaSource: -16, inbound: -16, ssrc: -50 }[source];
      const levels = voiceLevels(
        { speech: SPEECH, speechDb, floorDb: speechDb - 30, source },
        DURATION_MS,
      );
      expect(totalMs(coachOf(levels)) / TALK_MS).toBeGreaterThan(0.93);
      expect(totalMs(coachOf(levels)) / TALK_MS).toBeLessThan(1.12);
    },
  );
});
