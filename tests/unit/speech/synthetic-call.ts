import type { Interval } from '../../../lib/listening/interval';
import { createDetector, type Detector } from '../../../lib/speech/detector';
import type { LevelReading, LevelSource, LevelStep } from '../../../lib/speech/levels';
import type { DetectorUpdate } from '../../../lib/speech/update';

/** Pseudo-random numbers that are the same in every run. */
export function createNoise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Voice {
  readonly speech: readonly Interval[];
  readonly speechDb: number;
  readonly floorDb: number;
  readonly source?: LevelSource;
  readonly seed?: number;
}

/** Levels of a voice every 100 ms: syllables over a floor, at the times of a known script. */
export function voiceLevels(voice: Voice, durationMs: number): LevelReading[] {
  const { speech, speechDb, floorDb, source = 'rms', seed = 1 } = voice;
  const noise = createNoise(seed);
  const readings: LevelReading[] = [];
  for (let startMs = 0; startMs < durationMs; startMs += 100) {
    const said = speech.some(([from, to]) => startMs >= from && startMs < to);
    const levelDb = said ? speechDb + 8 * (noise() - 0.5) : floorDb + 4 * (noise() - 0.5);
    readings.push({ source, levelDb });
  }
  return readings;
}

/** Steps of a call between a coach and one remote stream called 'anna'. */
export function callSteps(
  coach: readonly (LevelReading | 'muted' | null)[],
  coachee: readonly (LevelReading | null)[],
  startMs = 0,
): LevelStep[] {
  return coach.map((reading, index) => {
    const other = coachee[index] ?? null;
    return {
      atMs: startMs + (index + 1) * 100,
      coach: reading,
      others: new Map(other ? [['anna', other]] : []),
    };
  });
}

export interface Heard {
  readonly coach: Interval[];
  readonly coachee: Interval[];
  readonly groups: Map<string, Interval[]>;
  readonly updates: DetectorUpdate[];
}

/** Runs a whole call through a detector and returns the closed intervals. */
export function listen(steps: readonly LevelStep[], detector: Detector = createDetector()): Heard {
  const updates = steps.map((step) => detector.push(step));
  const last = updates.at(-1);
  if (last) updates.push(detector.flush(last.endMs));
  const groups = new Map<string, Interval[]>();
  for (const update of updates) {
    for (const [key, { closed }] of update.groups) {
      groups.set(key, [...(groups.get(key) ?? []), ...closed]);
    }
  }
  return {
    coach: updates.flatMap((update) => update.coach.closed),
    coachee: updates.flatMap((update) => update.coachee.closed),
    groups,
    updates,
  };
}
