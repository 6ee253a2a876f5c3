/** Thresholds of the cues: the coach can change every figure. */
import * as z from 'zod/mini';

const ms = (fallback: number) =>
  z._default(z.int().check(z.minimum(0), z.maximum(4 * 3_600_000)), fallback);
const count = (fallback: number) =>
  z._default(z.int().check(z.minimum(1), z.maximum(100)), fallback);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const nudgeThresholds = z.object({
  /** A coach turn longer than this triggers a cue. */
  longCoachTurnMs: ms(90 * SECOND),
  /** Triggers a cue when the coachee has not been heard for longer than this while the coach talked. */
  coacheeQuietMs: ms(120 * SECOND),
  /** From this length of silence on, nothing on screen changes. */
  freezeAfterMs: ms(4 * SECOND),
  /** The length of silence after which the cue for long silences may appear. */
  longSilenceMs: ms(45 * SECOND),
  /** Rolling talk share of the coach, in percent, above which the session counts as coach-led. */
  coachLedAbovePercent: z._default(z.int().check(z.minimum(1), z.maximum(99)), 50),
  /** Triggers a cue when safety has not been addressed by this time of the session. */
  safetyAfterMs: ms(5 * MINUTE),
  /** This many interruptions by the coach … */
  interruptions: count(2),
  /** … within this time. */
  interruptionsWithinMs: ms(5 * MINUTE),
  /** This many prompts about tools … */
  tools: count(3),
  /** … within this time. */
  toolsWithinMs: ms(10 * MINUTE),
  /** Triggers a cue when this much time is left and no commitment has been noted. */
  commitLeftMs: ms(10 * MINUTE),
  /** Triggers the closing cue when this much time is left. */
  closeLeftMs: ms(3 * MINUTE),
  /** No cue in this first part of a session. */
  quietStartMs: ms(2 * MINUTE),
  /** At most one cue in this time … */
  apartMs: ms(5 * MINUTE),
  /** … and this many per session. */
  perSession: count(6),
});
export type NudgeThresholds = z.infer<typeof nudgeThresholds>;

export const DEFAULT_THRESHOLDS: NudgeThresholds = nudgeThresholds.parse({});
