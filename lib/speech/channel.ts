import { createRecentLoudness, isEcho } from './echo-gate';
import type { LevelReading, LevelSource } from './levels';
import { createLevelTracker, type LevelTracker } from './level-tracker';
import type { ParameterTable } from './parameters';
import type { Verdict } from './speaker-update';

/** A level this close to the threshold that decides could have gone either way. */
const UNCERTAIN_DB = 3;

export interface FrameVerdict extends Verdict {
  /** Loud enough for speech, but taken for the other side's echo. */
  readonly echo: boolean;
}

export interface Channel {
  /** Takes in a level; both sides' come before either is judged, so that each knows the other's. */
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** The kind of level last heard, or `null` if there is none since the last interruption. */
  source(): LevelSource | null;
  /** The highest level of the last 0.4 s relative to this channel's speech level, in dB. */
  recentLoudnessDb(atMs: number): number;
  /** Judges the level last heard, or `null` if there is none since the last interruption. */
  judge(otherLoudnessDb: number): FrameVerdict | null;
  /** Speech does not continue across a gap; what was learned of the levels stays. */
  interrupt(): void;
}

/** One microphone or one remote stream: tells speech from its level. */
export function createChannel(parameters: ParameterTable): Channel {
  const trackers = new Map<LevelSource, LevelTracker>();
  const recent = createRecentLoudness();
  let speaking = false;
  let heard: { reading: LevelReading; tracker: LevelTracker; durationMs: number } | null = null;

  return {
    hear(reading, startMs, endMs) {
      if (heard?.reading.source !== reading.source) speaking = false;
      let tracker = trackers.get(reading.source);
      if (!tracker) {
        tracker = createLevelTracker(parameters[reading.source]);
        trackers.set(reading.source, tracker);
      }
      const durationMs = endMs - startMs;
      tracker.hear(reading.levelDb, durationMs);
      recent.add(endMs, reading.levelDb - tracker.speechDb());
      heard = { reading, tracker, durationMs };
    },

    source: () => heard?.reading.source ?? null,

    recentLoudnessDb: recent.highestDb,

    judge(otherLoudnessDb) {
      if (!heard) return null;
      const { reading, tracker, durationMs } = heard;
      const { onDb, offDb } = tracker.thresholds();
      const thresholdDb = speaking ? offDb : onDb;
      const loud = reading.levelDb > thresholdDb;
      const echo = loud && isEcho(reading.levelDb - tracker.speechDb(), otherLoudnessDb);
      speaking = loud && !echo;
      if (speaking) tracker.hearSpeech(reading.levelDb, durationMs);
      return {
        speech: speaking,
        echo,
        uncertain: Math.abs(reading.levelDb - thresholdDb) < UNCERTAIN_DB,
        rules: parameters[reading.source],
      };
    },

    interrupt() {
      speaking = false;
      heard = null;
    },
  };
}
