import { createLevelHistogram } from './level-histogram';
import { NO_LEVEL_DB } from './levels';
import type { SpeechParameters } from './parameters';

const FLOOR_TIME_CONSTANT_MS = 60_000;
const FLOOR_PERCENTILE = 0.2;
const SPEECH_TIME_CONSTANT_MS = 20_000;
const SPEECH_PERCENTILE = 0.75;
/** A transmission that stops between words is part of the floor; a long silence is a muted microphone. */
const LONGEST_SILENCE_IN_FLOOR_MS = 2_000;
/** Below this, differences between floors mean nothing. */
const LOWEST_FLOOR_DB = -80;

export interface Thresholds {
  readonly onDb: number;
  readonly offDb: number;
}

export interface LevelTracker {
  /** Counts a level towards the floor F. */
  hear(levelDb: number, durationMs: number): void;
  /** Counts a level, known to be speech, towards the speech level S. */
  hearSpeech(levelDb: number, durationMs: number): void;
  thresholds(): Thresholds;
  /** The level of ordinary loud syllables, dBFS. */
  speechDb(): number;
}

/** Learns the floor and the speech level of one channel from one source, and the thresholds between. */
export function createLevelTracker(parameters: SpeechParameters): LevelTracker {
  const all = createLevelHistogram(FLOOR_TIME_CONSTANT_MS);
  const speech = createLevelHistogram(SPEECH_TIME_CONSTANT_MS);
  let silentForMs = 0;
  const speechDb = () => speech.percentileDb(SPEECH_PERCENTILE) ?? parameters.typicalSpeechDb;

  return {
    hear(levelDb, durationMs) {
      silentForMs = levelDb <= NO_LEVEL_DB ? silentForMs + durationMs : 0;
      if (silentForMs > LONGEST_SILENCE_IN_FLOOR_MS) return;
      all.add(Math.max(levelDb, LOWEST_FLOOR_DB), durationMs);
    },

    hearSpeech(levelDb, durationMs) {
      speech.add(levelDb, durationMs);
    },

    thresholds() {
      const floorDb = all.percentileDb(FLOOR_PERCENTILE) ?? LOWEST_FLOOR_DB;
      const rangeDb = speechDb() - floorDb;
      const { onMarginDb, onFraction, offMarginDb, offFraction } = parameters;
      return {
        onDb: Math.max(
          parameters.onMinimumDb,
          floorDb + Math.max(onMarginDb, onFraction * rangeDb),
        ),
        offDb: Math.max(
          parameters.offMinimumDb,
          floorDb + Math.max(offMarginDb, offFraction * rangeDb),
        ),
      };
    },

    speechDb,
  };
}
