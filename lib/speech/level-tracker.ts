import { createLevelHistogram } from './level-histogram';
import { NO_LEVEL_DB } from './levels';
import type { SpeechParameters } from './parameters';

/** The floor is the level below which the quietest fifth of the last minute lies. */
const FLOOR_TIME_CONSTANT_MS = 60_000;
const FLOOR_PERCENTILE = 0.2;
const SPEECH_TIME_CONSTANT_MS = 20_000;
const SPEECH_PERCENTILE = 0.5;
const NOISE_TIME_CONSTANT_MS = 30_000;
const NOISE_PERCENTILE = 0.7;
/** Noise is assumed to exceed the floor by at most this much. */
const LARGEST_NOISE_RANGE_DB = 15;
const SMALLEST_SPEECH_RANGE_DB = 8;
const SMALLEST_EDGE_MARGIN_DB = 2;
const SMALLEST_PEAK_MARGIN_DB = 4;
/**
 * A transmission that stops between words is part of the floor; a longer silence is a muted
 * microphone.
 */
const LONGEST_SILENCE_IN_FLOOR_MS = 2_000;
/** Below this level, differences between floors have no meaning. */
const LOWEST_FLOOR_DB = -80;

export interface Thresholds {
  /** An utterance starts where the level rises above this, dBFS. */
  readonly edgeDb: number;
  /** A started utterance lasts while the level stays above this, dBFS: at most `edgeDb`. */
  readonly releaseDb: number;
  /** An utterance must exceed this level at least once, dBFS. */
  readonly peakDb: number;
  /** The usual level of speech, dBFS. */
  readonly speechDb: number;
}

export interface LevelTracker {
  /** Adds any level, before it is judged. */
  hear(levelDb: number, durationMs: number): void;
  /**
   * Adds a level above the edge to the speech level S. All such levels count, not only those of
   * utterances: when a voice grows faint, no utterance reaches the peak threshold until S has
   * followed the voice down.
   */
  hearSound(levelDb: number, durationMs: number): void;
  /** Adds a level that was judged to be noise. */
  hearNoise(levelDb: number, durationMs: number): void;
  thresholds(): Thresholds;
}

/**
 * Learns the floor, noise and speech level of one channel from one kind of level, and computes the
 * thresholds between them.
 */
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
