import type { Interval } from '../listening/interval';
import type { LevelSource } from './levels';

/** What one step says of the coach, of the coachee, or of one remote stream. */
export interface SpeakerUpdate {
  /** `heard`: levels came in. `muted`: known to be off. `blind`: nothing is known. */
  readonly state: 'heard' | 'muted' | 'blind';
  /** Intervals that became final with this step, in order, on the clock of the steps. */
  readonly closed: readonly Interval[];
  /** The interval that may still grow; it never reaches further than it will when it closes. */
  readonly open: Interval | null;
  /** Whether the speaker talks now (a pause short enough to be bridged counts as talking). */
  readonly speaking: boolean;
  /** How much of the time judged with this step could have gone either way: all of it, or 0. */
  readonly uncertainMs: number;
}

export interface DetectorUpdate {
  /** The stretch `[startMs, endMs)` this step speaks for. */
  readonly startMs: number;
  readonly endMs: number;
  /** Time before `startMs` of which nothing is known because steps were missing; mostly 0. */
  readonly gapMs: number;
  readonly coach: SpeakerUpdate;
  /** Everybody remote together. */
  readonly coachee: SpeakerUpdate;
  /** Each remote stream by its key; one that has left is listed once more, to close its interval. */
  readonly groups: ReadonlyMap<string, SpeakerUpdate>;
  /** Which kind of level is listened to; `null` while there is none. */
  readonly sources: {
    readonly coach: LevelSource | null;
    readonly others: ReadonlyMap<string, LevelSource>;
  };
  /** The coachee is heard in the coach's microphone often enough to say that headphones would help. */
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
