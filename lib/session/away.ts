/** Adds a pause for time in which the computer slept or its clock was set forward. */
import type { ClockJump } from '../time/steady-clock';
import { sessionState, type SessionEvent } from './session';

/**
 * The panel and the call page report the same clock jump at nearly the same instant; count it once.
 */
const SAME_WITHIN_MS = 2_000;

/**
 * The events with the clock jump as a pause. Returns the same list when the session did not run at
 * that time, or already has this pause.
 */
export function withAway(
  events: readonly SessionEvent[],
  { fromMs, toMs }: ClockJump,
): readonly SessionEvent[] {
  const count = events.findLastIndex(({ at }) => at <= fromMs) + 1;
  const before = events.slice(0, count);
  const after = events.slice(count);
  const known = after.some(
    (event) =>
      event.type === 'paused' && event.reason === 'away' && event.at - fromMs <= SAME_WITHIN_MS,
  );
  if (count === 0 || known || sessionState(before) !== 'running') return events;
  // Events after the jump's start happened while the computer was awake, so the jump was noticed
  // late: move it to before them.
  const lateMs = Math.max(0, toMs - (after[0]?.at ?? toMs));
  const awayFrom = Math.max(before.at(-1)!.at, fromMs - lateMs);
  return [
    ...before,
    { type: 'paused', at: awayFrom, reason: 'away' },
    { type: 'resumed', at: toMs - lateMs },
    ...after,
  ];
}
