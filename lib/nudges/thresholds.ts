/** When a nudge may come: every figure is the coach's to change. */
import * as z from 'zod/mini';

const ms = (fallback: number) =>
  z._default(z.int().check(z.minimum(0), z.maximum(4 * 3_600_000)), fallback);
const count = (fallback: number) =>
  z._default(z.int().check(z.minimum(1), z.maximum(100)), fallback);

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const nudgeThresholds = z.object({
  /** A coach turn longer than this asks whose turn it is. */
  longCoachTurnMs: ms(90 * SECOND),
  /** The coachee has not been heard for longer than this, while the coach talked. */
  coacheeQuietMs: ms(120 * SECOND),
  /** From this much silence on, nothing on screen changes. */
  freezeAfterMs: ms(4 * SECOND),
  /** The one cue a silence may bring comes after this much of it. */
  longSilenceMs: ms(45 * SECOND),
  /** Rolling talk share of the coach, in percent, above which the talk is coach-led. */
  coachLedAbovePercent: z._default(z.int().check(z.minimum(1), z.maximum(99)), 50),
  /** Safety has not been tended by this time of the session. */
  safetyAfterMs: ms(5 * MINUTE),
  /** So many interruptions by the coach … */
  interruptions: count(2),
  /** … within this time. */
  interruptionsWithinMs: ms(5 * MINUTE),
  /** So many prompts about tools … */
  tools: count(3),
  /** … within this time. */
  toolsWithinMs: ms(10 * MINUTE),
  /** With this much time left, no commitment has been noted. */
  commitLeftMs: ms(10 * MINUTE),
  /** With this much time left, it is time to close. */
  closeLeftMs: ms(3 * MINUTE),
  /** No nudge at all so early in a session. */
  quietStartMs: ms(2 * MINUTE),
  /** At most one nudge in this time … */
  apartMs: ms(5 * MINUTE),
  /** … and so many in a session. */
  perSession: count(6),
});
export type NudgeThresholds = z.infer<typeof nudgeThresholds>;

export const DEFAULT_THRESHOLDS: NudgeThresholds = nudgeThresholds.parse({});
