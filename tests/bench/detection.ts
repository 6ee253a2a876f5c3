import { soundOfFrames } from '../../lib/speech/bands';
import { createDetector } from '../../lib/speech/detector';
import type { LevelReading, LevelStep } from '../../lib/speech/levels';
import { percentile, timesUs, type BenchResult } from './bench';

const STEP_MS = 100;
const HOUR_STEPS = 3_600_000 / STEP_MS;
/** One step is too short for the clock. */
const BATCH = 100;

/** What one step of 100 ms costs the detector with the coach and one remote stream. */
export async function benchDetection(): Promise<readonly BenchResult[]> {
  const steps = Array.from({ length: HOUR_STEPS }, (_, index) => stepAt(index));
  const batches = Math.floor(HOUR_STEPS / BATCH);
  const detector = createDetector();
  let next = 0;
  const batchesUs = timesUs(batches, () => {
    // The warm-up has taken the first steps: the clock of the rest only has to advance.
    for (let step = 0; step < BATCH; step += 1, next += 1)
      detector.push({ ...steps[next % HOUR_STEPS]!, atMs: next * STEP_MS });
  });
  const stepsUs = batchesUs.map((us) => us / BATCH);
  return [
    {
      name: 'detector, one step of two channels by bands',
      unit: 'µs',
      values: { median: percentile(stepsUs, 0.5), p95: percentile(stepsUs, 0.95) },
      note: `An hour of steps of ${STEP_MS} ms, timed by ${BATCH}; the cost of a second is ten times this.`,
    },
  ];
}

/** Turns of 6 s over a noisy floor; syllables are a wave, so that every run is alike. */
function stepAt(index: number): LevelStep {
  const coachSpeaks = Math.floor(index / 60) % 3 === 0;
  const wave = 8 * Math.sin(index * 1.7) + 4 * Math.sin(index * 0.31);
  const sound = (speaks: boolean): LevelReading => {
    const levelDb = Math.round((speaks ? -26 : -62) + wave);
    const bandsDb = Array.from({ length: 30 }, (_, at) => levelDb - 4 * (at % 6) - (at % 5));
    return { source: 'rms', levelDb, sound: soundOfFrames(bandsDb) };
  };
  return {
    atMs: index * STEP_MS,
    coach: sound(coachSpeaks),
    others: new Map([['ssrc:1', sound(!coachSpeaks)]]),
  };
}
