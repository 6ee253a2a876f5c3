import type { Interval } from '../listening/interval';
import { createClickFilter, type Frame } from './click-filter';
import { createEchoGate, createRecentLoudness } from './echo-gate';
import type { LevelReading, LevelSource } from './levels';
import { createLevelTracker, type LevelTracker } from './level-tracker';
import type { ParameterTable, SpeechParameters } from './parameters';
import { createUtteranceBuilder } from './utterance-builder';

/** A level this close to a threshold is uncertain, in dB. */
const UNCERTAIN_DB = 1.2;

export interface Verdict {
  /** Intervals that became final. */
  readonly closed: readonly Interval[];
  /** Whether the frame was loud enough for speech, but taken for the other side's echo. */
  readonly echo: boolean;
  readonly uncertainMs: number;
}

/**
 * Turns the levels of one microphone or one remote stream into speech intervals, by thresholds
 * alone.
 */
export interface LevelChannel {
  /**
   * Adds a level. Add the levels of both sides before judging either, because each is judged with
   * the other's.
   */
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** The kind of the latest level; `null` if there is none since the last interruption. */
  source(): LevelSource | null;
  /** The highest level of speech of the last 0.4 s relative to its usual level, in dB, or −∞. */
  recentLoudnessDb(atMs: number): number;
  /** Judges the frame before the latest one. */
  judge(otherLoudnessDb: number): Verdict;
  /**
   * Ends open intervals, because nothing continues across a gap; the learned levels stay.
   * @returns the intervals it closed
   */
  interrupt(): readonly Interval[];
  /** The interval that may still grow, or `null`. */
  open(): Interval | null;
  /** No future interval starts before this; +∞ after an interruption. */
  earliestMs(): number;
}

interface Listening {
  readonly source: LevelSource;
  readonly parameters: SpeechParameters;
  readonly tracker: LevelTracker;
  speechDb: number;
}

export function createLevelChannel(table: ParameterTable): LevelChannel {
  const trackers = new Map<LevelSource, LevelTracker>();
  const recent = createRecentLoudness();
  const echoGate = createEchoGate();
  const clicks = createClickFilter();
  const utterances = createUtteranceBuilder();
  let listening: Listening | null = null;
  let released: Frame | null = null;
  let closedEarly: Interval[] = [];
  let otherDb = Number.NEGATIVE_INFINITY;

  function listenTo(source: LevelSource): Listening {
    if (listening?.source === source) return listening;
    closedEarly.push(...interrupt());
    let tracker = trackers.get(source);
    if (!tracker) trackers.set(source, (tracker = createLevelTracker(table[source])));
    const parameters = table[source];
    listening = { source, parameters, tracker, speechDb: parameters.typicalSpeechDb };
    return listening;
  }

  function judgeFrame(listening: Listening, frame: Frame): Verdict {
    const { tracker, parameters } = listening;
    const durationMs = frame.endMs - frame.startMs;
    tracker.hear(frame.levelDb, durationMs);
    const thresholds = tracker.thresholds();
    const { edgeDb, releaseDb, peakDb, speechDb } = thresholds;
    listening.speechDb = speechDb;
    const echo =
      echoGate.isEcho(frame.levelDb - speechDb, otherDb, durationMs, parameters.echoMarginDb) &&
      frame.levelDb > edgeDb;
    const proven = utterances.open() !== null;
    const sounding = utterances.sounding();
    const outcome = utterances.push(frame, thresholds, echo, parameters);
    for (const one of outcome.sound) tracker.hearSound(one.levelDb, one.endMs - one.startMs);
    for (const one of outcome.noise) tracker.hearNoise(one.levelDb, one.endMs - one.startMs);
    const uncertain =
      Math.abs(frame.levelDb - edgeDb) < UNCERTAIN_DB ||
      (sounding && Math.abs(frame.levelDb - releaseDb) < UNCERTAIN_DB) ||
      (!proven && Math.abs(frame.levelDb - peakDb) < UNCERTAIN_DB);
    return {
      closed: outcome.closed ? [outcome.closed] : [],
      echo,
      uncertainMs: uncertain ? durationMs : 0,
    };
  }

  function interrupt(): readonly Interval[] {
    const closed: Interval[] = [];
    if (listening) {
      const last = clicks.flush(listening.parameters.spikeDb);
      if (last) closed.push(...judgeFrame(listening, last).closed);
    }
    const open = utterances.close();
    if (open) closed.push(open);
    listening = null;
    released = null;
    return closed;
  }

  return {
    hear(reading, startMs, endMs) {
      const { parameters, speechDb } = listenTo(reading.source);
      released = clicks.push({ startMs, endMs, levelDb: reading.levelDb }, parameters.spikeDb);
      // Count only utterances: the echo of noise and knocks is negligible, and must not suppress
      // the other side's speech.
      if (released && utterances.open()) {
        recent.add(released.endMs, released.levelDb - speechDb);
      }
    },

    source: () => listening?.source ?? null,
    recentLoudnessDb: recent.highestDb,

    judge(otherLoudnessDb) {
      const before = closedEarly;
      closedEarly = [];
      otherDb = otherLoudnessDb;
      if (!listening || !released) return { closed: before, echo: false, uncertainMs: 0 };
      const verdict = judgeFrame(listening, released);
      released = null;
      return before.length > 0 ? { ...verdict, closed: [...before, ...verdict.closed] } : verdict;
    },

    interrupt,
    open: utterances.open,
    earliestMs: utterances.earliestMs,
  };
}
