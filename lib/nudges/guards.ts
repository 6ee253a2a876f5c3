/** When no nudge may appear, whatever holds. */
import type { NudgeMoment } from './moment';
import type { PastNudge } from './past';
import type { NudgeThresholds } from './thresholds';
import { RULES, type Trigger } from './triggers';

/** A pause of the coach's own, or the end of their turn. */
const BREATH_AFTER_COACH_MS = 500;
/** After the coachee it takes longer to tell a turn's end from a pause for thought. */
const BREATH_AFTER_COACHEE_MS = 2_000;
/** The same nudge is not repeated sooner, in ms. */
const SAME_AGAIN_AFTER_MS = 15 * 60_000;
/** This many dismissals of a kind mute it for the session. */
const DISMISSALS_TO_MUTE = 2;

/** Is there room for any nudge in this session now? */
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

/** May this kind of nudge come (again) in this session? */
export function isWelcome(trigger: Trigger, past: readonly PastNudge[], nowMs: number): boolean {
  const same = past.filter((nudge) => nudge.trigger === trigger);
  const dismissals = same.filter(({ fate }) => fate === 'dismissed').length;
  if (dismissals >= DISMISSALS_TO_MUTE) return false;
  if (RULES[trigger].once) return same.length === 0;
  return same.every(({ shownMs }) => Math.abs(nowMs - shownMs) >= SAME_AGAIN_AFTER_MS);
}

/**
 * Is this a breath: nobody speaking, just after someone did? Where the coachee cannot be heard it
 * never is. A long silence is no breath; it may bring the one cue made for it.
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
