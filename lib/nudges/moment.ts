/** The inputs of the cue rules at one instant. Times are session time, in ms. */
import type { Speaker } from '../listening/speaker';
import type { Phase } from '../session/session';

/** `unknown` when that side cannot be heard: the rules then assume nothing about it. */
export type Presence = 'speaking' | 'silent' | 'unknown';

export interface NudgeMoment {
  readonly nowMs: number;
  readonly coach: Presence;
  readonly coachee: Presence;
  /** Time since anyone was last heard, in ms; null before the first speech. */
  readonly silenceMs: number | null;
  /** The side heard last. */
  readonly lastSpeaker: Speaker | null;
  /** Duration of the coach's current turn, in ms; 0 when they do not have the floor. */
  readonly coachTurnMs: number;
  /** Time since the coachee was last heard, if the coach talked for at least half of it; 0 otherwise. */
  readonly coacheeQuietMs: number;
  /** The coach's rolling talk share, 0 to 1; null while there is too little speech. */
  readonly coachShare: number | null;
  /** Times at which the coach interrupted. */
  readonly interruptionsAt: readonly number[];
  /** Times at which a prompt about tools was used. */
  readonly toolsAt: readonly number[];
  readonly phase: Phase;
  readonly safetyTended: boolean;
  readonly commitmentNoted: boolean;
  /** Time left of the planned length; negative when the session runs over. */
  readonly leftMs: number;
}

/**
 * `held`: a silence after the coach's words, shown as a glow. `frozen`: from `freezeAfterMs` on, nothing on
 * the screen changes.
 */
export type Stillness = 'none' | 'held' | 'frozen';

/** Minimum length of a silence, as in the measures. */
const HELD_AFTER_MS = 3_000;

export function stillness(
  { silenceMs, lastSpeaker, coach, coachee }: NudgeMoment,
  freezeAfterMs: number,
): Stillness {
  if (silenceMs === null || coach === 'speaking' || coachee !== 'silent') return 'none';
  if (silenceMs >= freezeAfterMs) return 'frozen';
  return silenceMs >= HELD_AFTER_MS && lastSpeaker === 'coach' ? 'held' : 'none';
}
