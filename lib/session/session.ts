/**
 * A session is a list of events, in epoch ms. Its state and every time on the screen are derived
 * from that list: no timer has to run, so nothing is lost when a process dies.
 */
import * as z from 'zod/mini';
import { recordSchema } from '../records/envelope';
import { storedFigures } from './figures';
import { PHASES, type Phase } from './phases';
import { instant } from '../time/instant';

export { PHASES, type Phase };

/** `mfi` is the Model for Improvement with its PDSA cycle, `kata` the coaching kata. */
export const MODELS = ['grow', 'clear', 'oskar', 'mfi', 'kata'] as const;
export type Model = (typeof MODELS)[number];

export const SETTINGS = ['call', 'inPerson'] as const;
export type Setting = (typeof SETTINGS)[number];

const at = instant;

/**
 * - `started`: once, as the first event.
 * - `paused`/`resumed`: time between them is not session time. `away` pauses are added afterwards,
 *   when the computer slept or the browser was closed in between.
 * - `ended`/`reopened`: the time between them IS session time ('the call only dropped'); for a
 *   session that was left open, only from `madeAt` on.
 * - `phase`: the coach set the phase; before the first one the clock suggests it.
 * - `hand`: the coach marked who speaks from here on (the manual speaker).
 * - `plan`: a coaching model as a light guide from here on, or none.
 * - `safety`: the coach ticked, or unticked, that safety was tended: listening cannot detect it.
 */
export const sessionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), at }),
  z.object({ type: z.literal('paused'), at, reason: z.enum(['coach', 'away']) }),
  z.object({ type: z.literal('resumed'), at }),
  z.object({
    type: z.literal('ended'),
    at,
    reason: z.enum(['coach', 'hangup', 'tabClosed']),
    /** When the end was made, if the session was over much earlier; epoch ms. */
    madeAt: z.optional(at),
  }),
  z.object({ type: z.literal('reopened'), at }),
  z.object({ type: z.literal('phase'), at, phase: z.enum(PHASES) }),
  z.object({
    type: z.literal('hand'),
    at,
    speaker: z.nullable(z.enum(['coach', 'coachee'])),
  }),
  z.object({ type: z.literal('plan'), at, model: z.nullable(z.enum(MODELS)) }),
  z.object({ type: z.literal('safety'), at, tended: z.boolean() }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;
export type EndReason = Extract<SessionEvent, { type: 'ended' }>['reason'];
export type Speaker = 'coach' | 'coachee';

export const sessionPayload = z.object({
  setting: z.enum(SETTINGS),
  plannedMs: z.int().check(z.minimum(60_000), z.maximum(12 * 3_600_000)),
  events: z.array(sessionEvent).check(z.minLength(1), z.maxLength(100_000)),
  /** The reflection window opens by itself at most once a session. */
  reflectionOpenedAt: z.nullable(at),
  /** A session in the practice call: no other person was there, and no series counts it. */
  practice: z.optional(z.literal(true)),
  /** The events as recorded, if the coach corrected the start or the end afterwards. */
  recorded: z.optional(z.array(sessionEvent).check(z.minLength(1), z.maxLength(100_000))),
  /** The computed figures; absent until the session has ended, and where nothing was measured. */
  figures: z.optional(storedFigures),
});
export type SessionPayload = z.infer<typeof sessionPayload>;

export const sessionRecord = recordSchema('session', sessionPayload);
export type SessionRecord = z.infer<typeof sessionRecord>;

export type SessionState = 'running' | 'paused' | 'ended';

/** The state after all events. */
export function sessionState(events: readonly SessionEvent[]): SessionState {
  let beforeEnd: 'running' | 'paused' = 'running';
  let state: SessionState = 'running';
  for (const event of events) {
    if (event.type === 'ended') state = 'ended';
    else if (event.type === 'reopened') state = beforeEnd;
    else if (event.type === 'paused') state = beforeEnd = 'paused';
    else if (event.type === 'resumed') state = beforeEnd = 'running';
  }
  return state;
}

/**
 * The longest time, in ms, for which an open session is looked for. The worker ends a session that
 * is open without a write for longer, at its last write, so that finding the open session does not
 * need a read of years of sessions.
 */
export const OPEN_AT_MOST_MS = 31 * 24 * 3_600_000;

/**
 * Adds an event. Returns the same list when the event makes no sense in this state (a second pause,
 * an end of an ended session), because commands may arrive twice. The clock may have been set back,
 * so an event is never placed before its predecessor.
 */
export function withEvent(
  events: readonly SessionEvent[],
  next: SessionEvent,
): readonly SessionEvent[] {
  const state = sessionState(events);
  const sensible: Record<SessionEvent['type'], boolean> = {
    started: events.length === 0,
    paused: state === 'running',
    resumed: state === 'paused',
    ended: state !== 'ended',
    reopened: state === 'ended',
    phase: state !== 'ended',
    hand: state === 'running',
    plan: state !== 'ended',
    safety: state !== 'ended',
  };
  if (!sensible[next.type]) return events;
  const lastAt = events.at(-1)?.at ?? 0;
  return [...events, { ...next, at: Math.max(next.at, lastAt) }];
}

/** When the session began, in epoch ms. */
export function startedAt(events: readonly SessionEvent[]): number {
  return events[0]?.at ?? 0;
}

/** When and why the session ended; null while it is open. */
export function ending(
  events: readonly SessionEvent[],
): Extract<SessionEvent, { type: 'ended' }> | null {
  if (sessionState(events) !== 'ended') return null;
  const ended = events.findLast((event) => event.type === 'ended');
  return ended?.type === 'ended' ? ended : null;
}

/** The coaching model of the session now, or null. */
export function planOf(events: readonly SessionEvent[]): Model | null {
  const last = events.findLast((event) => event.type === 'plan');
  return last?.type === 'plan' ? last.model : null;
}

/** Whether the coach ticked that safety was tended. */
export function safetyTended(events: readonly SessionEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'safety');
  return last?.type === 'safety' && last.tended;
}

/** Who speaks now according to the manual speaker events; a pause or an end resets it to null. */
export function manualSpeaker(events: readonly SessionEvent[]): Speaker | null {
  const last = events.findLast(({ type }) => ['hand', 'paused', 'ended'].includes(type));
  return last?.type === 'hand' ? last.speaker : null;
}

/**
 * A session can be reopened for this long after its end, in ms; the time until then is session
 * time.
 */
const MAY_GO_ON_MS = 30 * 60_000;

/** Whether the end is so recent that the session can be reopened, or reflected on at once. */
export function justEnded(events: readonly SessionEvent[], nowMs: number): boolean {
  const end = ending(events);
  return end !== null && (end.madeAt ?? end.at) > nowMs - MAY_GO_ON_MS;
}

/** The phase the coach set last, or null when the clock alone suggests one. */
export function phaseSet(events: readonly SessionEvent[]): Phase | null {
  const set = events.findLast((event) => event.type === 'phase');
  return set?.type === 'phase' ? set.phase : null;
}
