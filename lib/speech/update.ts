import type { Interval } from '../listening/interval';
import type { LevelSource } from './levels';

/** The result of one step for the coach, the coachee, or one remote stream. */
export interface SpeakerUpdate {
  /** `heard`: there were levels. `muted`: known to be off. `blind`: nothing is known. */
  readonly state: 'heard' | 'muted' | 'blind';
  /** Intervals that became final with this step, in order, on the clock of the steps. */
  readonly closed: readonly Interval[];
  /** The interval that may still grow. It never ends later than it will when it closes. */
  readonly open: Interval | null;
  /** Whether the speaker talks now; a pause short enough to be bridged counts as talking. */
  readonly speaking: boolean;
  /** How much of the time judged in this step is uncertain, in ms. */
  readonly uncertainMs: number;
}

export interface DetectorUpdate {
  /** The interval `[startMs, endMs)` that this step covers. */
  readonly startMs: number;
  readonly endMs: number;
  /** Time before `startMs` of which nothing is known because steps were missing; usually 0. */
  readonly gapMs: number;
  readonly coach: SpeakerUpdate;
  /** All remote people together. */
  readonly coachee: SpeakerUpdate;
  /**
   * Each remote stream by its key; a stream that has left is listed once more, to close its
   * interval.
   */
  readonly groups: ReadonlyMap<string, SpeakerUpdate>;
  /** The kind of level in use; `null` while there is none. */
  readonly sources: {
    readonly coach: LevelSource | null;
    readonly others: ReadonlyMap<string, LevelSource>;
  };
  /**
   * Whether the coachee's echo in the coach's microphone is frequent enough to recommend
   * headphones.
   */
  readonly echo: boolean;
}

/** A step in which the speaker was heard. */
export function heardUpdate(
  closed: readonly Interval[],
  open: Interval | null,
  { uncertainMs }: { readonly uncertainMs: number },
): SpeakerUpdate {
  return { state: 'heard', closed, open, speaking: open !== null, uncertainMs };
}

/** A step in which the speaker could not be heard. */
export function unheardUpdate(
  state: 'muted' | 'blind',
  closed: readonly Interval[],
): SpeakerUpdate {
  return { state, closed, open: null, speaking: false, uncertainMs: 0 };
}
