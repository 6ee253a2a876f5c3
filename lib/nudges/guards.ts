/** Guards: conditions under which no cue may be shown, whatever its trigger says. */
import type { NudgeMoment } from './moment';
import type { PastNudge } from './past';
import type { NudgeThresholds } from './thresholds';
import { RULES, type Trigger } from './triggers';

/** Minimum silence after the coach's speech, in ms: a pause of theirs, or the end of their turn. */
const BREATH_AFTER_COACH_MS = 500;
/**
 * Minimum silence after the coachee's speech, in ms: longer, to distinguish a turn's end from a pause for
 * thought.
 */
const BREATH_AFTER_COACHEE_MS = 2_000;
/** Minimum time before the same cue is repeated, in ms. */
const SAME_AGAIN_AFTER_MS = 15 * 60_000;
/** This many dismissals of the same cue mute it for the session. */
const DISMISSALS_TO_MUTE = 2;

/** Whether the session's limits allow another cue now. */
export function hasRoom(
  past: readonly PastNudge[],
  nowMs: number,
  { quietStartMs, apartMs, perSession }: NudgeThresholds,
): boolean {
  return (
    nowMs >= quietStartMs &&
    past.length < perSession &&
    past.every((nudge) => Math.abs(nowMs - nudge.shownMs) >= apartMs && !snoozes(nudge, nowMs))
  );
}

/** Whether this cue may be shown (again) in this session. */
export function isWelcome(trigger: Trigger, past: readonly PastNudge[], nowMs: number): boolean {
  const same = past.filter((nudge) => nudge.trigger === trigger);
  const dismissals = same.filter(({ fate }) => fate === 'dismissed').length;
  if (dismissals >= DISMISSALS_TO_MUTE) return false;
  if (RULES[trigger].once) return same.length === 0;
  return same.every(({ shownMs }) => Math.abs(nowMs - shownMs) >= SAME_AGAIN_AFTER_MS);
}

/**
 * Whether this is a breath: nobody speaks, just after somebody did. Never true while the coachee cannot be
 * heard. A long silence is not a breath; only the cue `longSilence` may appear in it.
 */
export function isBreath(
  moment: NudgeMoment,
  trigger: Trigger,
  { freezeAfterMs, longSilenceMs }: NudgeThresholds,
): boolean {
  const { coach, coachee, silenceMs, lastSpeaker } = moment;
  if (coach === 'speaking' || coachee !== 'silent' || silenceMs === null) return false;
  if (trigger === 'longSilence') return silenceMs >= longSilenceMs;
  const least = lastSpeaker === 'coach' ? BREATH_AFTER_COACH_MS : BREATH_AFTER_COACHEE_MS;
  return silenceMs >= least && silenceMs < freezeAfterMs;
}

function snoozes({ snooze }: PastNudge, nowMs: number): boolean {
  return snooze !== null && (snooze.untilMs === null || nowMs < snooze.untilMs);
}
