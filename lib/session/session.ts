/**
 * A session is the list of what happened to it, in epoch ms. Its state and every time shown are
 * derived from that list: nothing ticks, so nothing is lost when a process dies.
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
 * - `started` once, first.
 * - `paused`/`resumed`: time between them is not session time. `away` pauses are put in afterwards,
 *   when the browser was gone in between.
 * - `ended`/`reopened`: the time between them IS session time ('the call only dropped'); of a
 *   session left open, only from when the end was made.
 * - `phase`: the coach set the phase; until then the clock suggests one.
 * - `hand`: the hand timer says who speaks from here on.
 * - `plan`: a model as a light scaffold from here on, or none.
 * - `safety`: the coach ticked, or unticked, that safety was tended: words cannot tell.
 */
export const sessionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), at }),
  z.object({ type: z.literal('paused'), at, reason: z.enum(['coach', 'away']) }),
  z.object({ type: z.literal('resumed'), at }),
  z.object({
    type: z.literal('ended'),
    at,
    reason: z.enum(['coach', 'hangup', 'tabClosed']),
    /** When the end was made, where the session was over much earlier. */
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
  /** Of the practice call: nobody was there, and no series counts it. */
  practice: z.optional(z.literal(true)),
  /** The events as they were recorded, where begin or end was corrected afterwards. */
  recorded: z.optional(z.array(sessionEvent).check(z.minLength(1), z.maxLength(100_000))),
  /** What was measured; absent until it has ended, and where nothing was. */
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
 * An open session is written to within this time, in ms: one that was not is forgotten, and the
 * worker ends it where it was left. So nobody need read years of sessions to find the open one.
 */
export const OPEN_AT_MOST_MS = 31 * 24 * 3_600_000;

/**
 * The events after `next`, or the same list when `next` makes no sense in this state (a second
 * pause, an end of what has ended): commands may arrive twice. The clock may have stepped back, so
 * an event is never placed before its predecessor.
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

/** The model the session leans on now, or null. */
export function planOf(events: readonly SessionEvent[]): Model | null {
  const last = events.findLast((event) => event.type === 'plan');
  return last?.type === 'plan' ? last.model : null;
}

/** Has the coach ticked that safety was tended? */
export function safetyTended(events: readonly SessionEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'safety');
  return last?.type === 'safety' && last.tended;
}

/** Who speaks by the hand timer now; a pause or an end has stopped it. */
export function manualSpeaker(events: readonly SessionEvent[]): Speaker | null {
  const last = events.findLast(({ type }) => ['hand', 'paused', 'ended'].includes(type));
  return last?.type === 'hand' ? last.speaker : null;
}

/** An end can be taken back for this long, in ms: the time until then is session time. */
const MAY_GO_ON_MS = 30 * 60_000;

/** True for a session whose end is so recent that it can be taken back, or reflected at once. */
export function justEnded(events: readonly SessionEvent[], nowMs: number): boolean {
  const end = ending(events);
  return end !== null && (end.madeAt ?? end.at) > nowMs - MAY_GO_ON_MS;
}

/** The phase the coach set last, or null when the clock alone suggests one. */
export function phaseSet(events: readonly SessionEvent[]): Phase | null {
  const set = events.findLast((event) => event.type === 'phase');
  return set?.type === 'phase' ? set.phase : null;
}
