import type { LevelReading, LevelStep } from '../../lib/speech/levels';
import { createDetector } from '../../lib/speech/detector';

/** An hour of two people taking turns of a few seconds, at ten steps a second. */
const STEPS = 36_000;
const ROUNDS = 5;

export interface DetectorBench {
  /** Median over the rounds, and the slowest round, in µs per 100 ms step. */
  readonly microsecondsPerStep: number;
  readonly slowestMicrosecondsPerStep: number;
}

/**
 * How long the detector takes for one step of a call.
 * @param remoteStreams how many remote streams are heard beside the coach
 */
export function benchDetector(remoteStreams = 1): DetectorBench {
  const steps = createSteps(remoteStreams);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const detector = createDetector();
    const startedMs = performance.now();
    for (const step of steps) detector.push(step);
    rounds.push(((performance.now() - startedMs) * 1000) / STEPS);
  }
  const sorted = rounds.toSorted((a, b) => a - b);
  return {
    microsecondsPerStep: sorted[ROUNDS >> 1] ?? 0,
    slowestMicrosecondsPerStep: sorted.at(-1) ?? 0,
  };
}

function createSteps(remoteStreams: number): LevelStep[] {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const reading = (speaks: boolean): LevelReading => ({
    source: 'rms',
    levelDb: speaks ? -40 + 20 * random() : -60 + 4 * random(),
  });
  return Array.from({ length: STEPS }, (_, index) => {
    const speaker = Math.floor(index / 40) % (remoteStreams + 1);
    return {
      atMs: (index + 1) * 100,
      coach: reading(speaker === 0),
      others: new Map(
        Array.from({ length: remoteStreams }, (_, stream) => [
          `stream ${stream}`,
          reading(speaker === stream + 1),
        ]),
      ),
    };
  });
}
