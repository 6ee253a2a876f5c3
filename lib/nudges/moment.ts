/** Everything a nudge is decided on, at one instant. Times are session time, in ms. */
import type { Speaker } from '../listening/speaker';
import type { Phase } from '../session/session';

/** `unknown` wherever that side cannot be heard: then nothing is assumed of it. */
export type Presence = 'speaking' | 'silent' | 'unknown';

export interface NudgeMoment {
  readonly nowMs: number;
  readonly coach: Presence;
  readonly coachee: Presence;
  /** Since anyone was last heard; null before the first speech. */
  readonly silenceMs: number | null;
  /** Who was heard last. */
  readonly lastSpeaker: Speaker | null;
  /** How long the coach's turn has lasted, while they have the floor; 0 otherwise. */
  readonly coachTurnMs: number;
  /** Since the coachee was last heard, where the coach talked for most of it; 0 otherwise. */
  readonly coacheeQuietMs: number;
  /** The coach's rolling talk share, 0 to 1; null while there is too little speech to say. */
  readonly coachShare: number | null;
  /** When the coach interrupted. */
  readonly interruptionsAt: readonly number[];
  /** When a prompt about tools was used. */
  readonly toolsAt: readonly number[];
  readonly phase: Phase;
  readonly safetyTended: boolean;
  readonly commitmentNoted: boolean;
  /** Of the planned length; negative when it runs over. */
  readonly leftMs: number;
}

/** A silence after the coach's words glows; from `freezeAfterMs` on, any silence is left alone. */
export type Stillness = 'none' | 'held' | 'frozen';

/** A silence is called one from here on, as in the measures. */
const HELD_AFTER_MS = 3_000;

export function stillness(
  { silenceMs, lastSpeaker, coach, coachee }: NudgeMoment,
  freezeAfterMs: number,
): Stillness {
  if (silenceMs === null || coach === 'speaking' || coachee !== 'silent') return 'none';
  if (silenceMs >= freezeAfterMs) return 'frozen';
  return silenceMs >= HELD_AFTER_MS && lastSpeaker === 'coach' ? 'held' : 'none';
}
