/** Arbitrary ended sessions, as the worker would have recorded them. */
import fc from 'fast-check';
import { PHASES, sessionState, withEvent, type SessionEvent } from '../../../lib/session/session';

type Step = (at: number) => SessionEvent;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>((at) => ({ type: 'paused', at, reason: 'coach' })),
  fc.constant<Step>((at) => ({ type: 'resumed', at })),
  fc.constant<Step>((at) => ({ type: 'ended', at, reason: 'hangup' })),
  // The session was left open: its end was entered more than half a second after it.
  fc.constant<Step>((at) => ({ type: 'ended', at: at - 500, reason: 'coach', madeAt: at })),
  fc.constant<Step>((at) => ({ type: 'reopened', at })),
  fc
    .constantFrom('coach' as const, 'coachee' as const, null)
    .map((speaker): Step => (at) => ({ type: 'hand', at, speaker })),
  fc.constantFrom(...PHASES).map((phase): Step => (at) => ({ type: 'phase', at, phase })),
);

/** Adds a step every few seconds from `startMs` on, and leaves out steps that are not possible. */
export function endedEvents(startMs: number): fc.Arbitrary<SessionEvent[]> {
  const steps = fc.array(fc.tuple(step, fc.integer({ min: 1, max: 60 })), { maxLength: 20 });
  return fc.tuple(steps, fc.integer({ min: 1, max: 60 })).map(([made, lastSeconds]) => {
    let at = startMs;
    let events: readonly SessionEvent[] = [{ type: 'started', at }];
    for (const [make, seconds] of made) {
      at += seconds * 1000;
      events = withEvent(events, make(at));
    }
    if (sessionState(events) === 'ended')
      events = withEvent(events, { type: 'reopened', at: (at += 1000) });
    return [...withEvent(events, { type: 'ended', at: at + lastSeconds * 1000, reason: 'coach' })];
  });
}
