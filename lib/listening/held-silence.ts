import type { Interval } from './interval';
import { MINIMUM_SILENCE_MS } from './silences';
import type { BySpeaker } from './speaker';

/**
 * How long nobody has spoken since the coach did, in ms; null below 3000 ms, and when the coachee
 * spoke last: the coach can only hold a silence that follows the coach's own words.
 */
export function heldSilenceMs(units: BySpeaker<readonly Interval[]>, nowMs: number): number | null {
  const coachEndMs = units.coach.at(-1)?.[1];
  if (coachEndMs === undefined || coachEndMs < (units.coachee.at(-1)?.[1] ?? 0)) return null;
  const silenceMs = nowMs - coachEndMs;
  return silenceMs >= MINIMUM_SILENCE_MS ? silenceMs : null;
}
