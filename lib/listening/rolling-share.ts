import type { Interval } from './interval';
import { ratio } from './measures';
import type { BySpeaker } from './speaker';

const FIVE_MINUTES_MS = 5 * 60_000;

/**
 * The coach's share of the talk in the last `windowMs` before `nowMs`, from 0 to 1; null when
 * nobody spoke in it. `talk` is sorted and disjoint per speaker, as in `Conversation.talk`; a unit
 * across the window's edge counts with its part inside. The cost depends on the window, not on the
 * session.
 */
export function rollingShare(
  talk: BySpeaker<readonly Interval[]>,
  nowMs: number,
  windowMs = FIVE_MINUTES_MS,
): number | null {
  const coachMs = spokenWithinMs(talk.coach, nowMs - windowMs, nowMs);
  return ratio(coachMs, coachMs + spokenWithinMs(talk.coachee, nowMs - windowMs, nowMs));
}

function spokenWithinMs(units: readonly Interval[], fromMs: number, toMs: number): number {
  let spokenMs = 0;
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const [startMs, endMs] = units[index]!;
    if (endMs <= fromMs) break;
    spokenMs += Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
  }
  return spokenMs;
}
