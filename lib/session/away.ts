/** Time in which the computer slept, or its clock was set forward, is put in as a pause afterwards. */
import type { ClockJump } from '../time/steady-clock';
import { sessionState, type SessionEvent } from './session';

/** Panel and call page notice a leap at nearly the same instant: it is one. */
const SAME_WITHIN_MS = 2_000;

/** The events with the leap as a pause; the same list when the session did not run, or knows of it. */
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
  // What is on record since was done awake: the leap was noticed late, and was before it.
  const lateMs = Math.max(0, toMs - (after[0]?.at ?? toMs));
  const awayFrom = Math.max(before.at(-1)!.at, fromMs - lateMs);
  return [
    ...before,
    { type: 'paused', at: awayFrom, reason: 'away' },
    { type: 'resumed', at: toMs - lateMs },
    ...after,
  ];
}
