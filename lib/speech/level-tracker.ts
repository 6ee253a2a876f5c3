import { createLevelHistogram } from './level-histogram';
import { NO_LEVEL_DB } from './levels';
import type { SpeechParameters } from './parameters';

/** The floor: what the quietest fifth of the last minute lies below. */
const FLOOR_TIME_CONSTANT_MS = 60_000;
const FLOOR_PERCENTILE = 0.2;
const SPEECH_TIME_CONSTANT_MS = 20_000;
const SPEECH_PERCENTILE = 0.5;
const NOISE_TIME_CONSTANT_MS = 30_000;
const NOISE_PERCENTILE = 0.7;
/** Noise that swells further than this over the floor is not believed to be noise. */
const LARGEST_NOISE_RANGE_DB = 15;
const SMALLEST_SPEECH_RANGE_DB = 8;
const SMALLEST_EDGE_MARGIN_DB = 2;
const SMALLEST_PEAK_MARGIN_DB = 4;
/** A transmission that stops between words is part of the floor; a long silence is a muted microphone. */
const LONGEST_SILENCE_IN_FLOOR_MS = 2_000;
/** Below this, differences between floors mean nothing. */
const LOWEST_FLOOR_DB = -80;

export interface Thresholds {
  /** Between noise and the beginning of an utterance, dBFS. */
  readonly edgeDb: number;
  /** What an utterance that has begun stays above, dBFS: at most the edge. */
  readonly releaseDb: number;
  /** What an utterance has to exceed once, dBFS. */
  readonly peakDb: number;
  /** The usual level of speech, dBFS. */
  readonly speechDb: number;
}

export interface LevelTracker {
  /** Counts any level, before it is judged. */
  hear(levelDb: number, durationMs: number): void;
  /**
   * Counts a level above the edge, towards S. All of them, not only those of utterances: when a
   * voice grows faint, no utterance is proven any more until S has followed it down.
   */
  hearSound(levelDb: number, durationMs: number): void;
  /** Counts a level that was judged to be noise. */
  hearNoise(levelDb: number, durationMs: number): void;
  thresholds(): Thresholds;
}

/** Learns one channel's floor, noise and speech level from one source, and the thresholds between. */
export function createLevelTracker(parameters: SpeechParameters): LevelTracker {
  const all = createLevelHistogram(FLOOR_TIME_CONSTANT_MS);
  const speech = createLevelHistogram(SPEECH_TIME_CONSTANT_MS);
  const noise = createLevelHistogram(NOISE_TIME_CONSTANT_MS);
  let silentForMs = 0;

  return {
    hear(levelDb, durationMs) {
      silentForMs = levelDb <= NO_LEVEL_DB ? silentForMs + durationMs : 0;
      if (silentForMs > LONGEST_SILENCE_IN_FLOOR_MS) return;
      all.add(Math.max(levelDb, LOWEST_FLOOR_DB), durationMs);
    },

    hearSound(levelDb, durationMs) {
      speech.add(levelDb, durationMs);
    },

    hearNoise(levelDb, durationMs) {
      if (silentForMs <= LONGEST_SILENCE_IN_FLOOR_MS) noise.add(levelDb, durationMs);
    },

    thresholds() {
      const floorDb = all.percentileDb(FLOOR_PERCENTILE) ?? LOWEST_FLOOR_DB;
      const speechDb = Math.max(
        speech.percentileDb(SPEECH_PERCENTILE) ?? parameters.typicalSpeechDb,
        floorDb + SMALLEST_SPEECH_RANGE_DB,
      );
      const noiseDb = Math.max(
        floorDb,
        Math.min(noise.percentileDb(NOISE_PERCENTILE) ?? floorDb, floorDb + LARGEST_NOISE_RANGE_DB),
      );
      const rangeDb = speechDb - noiseDb;
      const above = (fraction: number, marginDb: number, lowestDb: number) =>
        Math.max(lowestDb, noiseDb + Math.max(marginDb, fraction * rangeDb));
      const { edgeFraction, releaseFraction, peakFraction, lowestEdgeDb } = parameters;
      const edgeDb = above(edgeFraction, SMALLEST_EDGE_MARGIN_DB, lowestEdgeDb);
      return {
        edgeDb,
        releaseDb: Math.min(edgeDb, above(releaseFraction, SMALLEST_EDGE_MARGIN_DB, lowestEdgeDb)),
        peakDb: above(peakFraction, SMALLEST_PEAK_MARGIN_DB, edgeDb),
        speechDb,
      };
    },
  };
}
