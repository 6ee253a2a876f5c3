/**
 * The begin and the end of a session that has ended, put right afterwards. What lies outside the new
 * times is cut off; it comes back when they are corrected again, because the events are kept as they
 * were recorded.
 */
import { manualSpeaker, sessionState, type SessionEvent, type SessionPayload } from './session';

/** No session lasts longer: a begin or an end so far off is a slip of the hand. */
export const LONGEST_SESSION_MS = 24 * 3_600_000;

export interface SessionTimes {
  /** Epoch ms. */
  readonly startedMs: number;
  readonly endedMs: number;
}

export type TimesProblem = 'endBeforeBegin' | 'inFuture' | 'tooLong';

/** What makes these times impossible; null when nothing does. */
export function timesProblem(
  { startedMs, endedMs }: SessionTimes,
  nowMs: number,
): TimesProblem | null {
  if (endedMs <= startedMs) return 'endBeforeBegin';
  if (endedMs > nowMs) return 'inFuture';
  return endedMs - startedMs > LONGEST_SESSION_MS ? 'tooLong' : null;
}

/** When a session began and ended; null while it is open. */
export function timesOf(events: readonly SessionEvent[]): SessionTimes | null {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined || sessionState(events) !== 'ended') return null;
  return { startedMs: first.at, endedMs: last.at };
}

/**
 * The events of an ended session with another begin and end. Pauses, phases and the hand timer stay
 * where they were inside these times; the time added at either end is session time without speech.
 */
export function correctedEvents(
  events: readonly SessionEvent[],
  { startedMs, endedMs }: SessionTimes,
): SessionEvent[] {
  const before = timesOf(events);
  const end = events.at(-1);
  if (before === null || end?.type !== 'ended') return [...events];
  const inside = withoutBreaksAcross(events.slice(1, -1), endedMs).filter(({ at }) => at < endedMs);
  // The phase, the pause or the plan that began before the new begin holds from it on.
  const kept: SessionEvent[] = [
    { type: 'started', at: startedMs },
    ...inside.map((event) => notBefore(event, startedMs)),
  ];
  if (endedMs > before.endedMs) {
    const at = Math.max(startedMs, before.endedMs);
    // The session went on after the recorded end: a pause that lasted until then was over.
    if (sessionState(kept) === 'paused') kept.push({ type: 'resumed', at });
    // The hand timer stopped there: it says nothing of the time after it.
    if (manualSpeaker(kept) !== null) kept.push({ type: 'hand', at, speaker: null });
  }
  const { madeAt, ...rest } = end;
  const madeLater = madeAt !== undefined && madeAt > endedMs && { madeAt };
  return [...kept, { ...rest, at: endedMs, ...madeLater }];
}

function notBefore(event: SessionEvent, fromMs: number): SessionEvent {
  const at = Math.max(fromMs, event.at);
  return event.type === 'ended' && event.madeAt !== undefined
    ? { ...event, at, madeAt: Math.max(fromMs, event.madeAt) }
    : { ...event, at };
}

/**
 * A session that ended and was taken up again after `endedMs` never ended before it: the time in
 * between is session time, but for what went by before the end was made. Only the hand timer stopped.
 */
function withoutBreaksAcross(events: readonly SessionEvent[], endedMs: number): SessionEvent[] {
  const kept: SessionEvent[] = [];
  for (const [index, event] of events.entries()) {
    const next = events[index + 1];
    const across = event.type === 'ended' && event.at < endedMs && (next?.at ?? 0) >= endedMs;
    if (!across) kept.push(event);
    else kept.push(...breakOf(event, kept));
  }
  return kept;
}

function breakOf(
  { at, reason, madeAt }: Extract<SessionEvent, { type: 'ended' }>,
  before: readonly SessionEvent[],
): SessionEvent[] {
  const leftOpen = reason === 'coach' && madeAt !== undefined && madeAt > at;
  if (leftOpen && sessionState(before) === 'running')
    return [
      { type: 'paused', at, reason: 'away' },
      { type: 'resumed', at: madeAt },
    ];
  return manualSpeaker(before) === null ? [] : [{ type: 'hand', at, speaker: null }];
}

/** The payload with other times: always made of the events as they were recorded. */
export function withTimes(payload: SessionPayload, times: SessionTimes): SessionPayload {
  const recorded = recordedEvents(payload);
  const { recorded: _before, ...rest } = payload;
  const own = timesOf(recorded);
  const asRecorded = own?.startedMs === times.startedMs && own.endedMs === times.endedMs;
  return asRecorded
    ? { ...rest, events: [...recorded] }
    : { ...rest, events: correctedEvents(recorded, times), recorded: [...recorded] };
}

/**
 * The events before any correction. A session that went on after its correction has new events,
 * which the recorded ones know nothing of: then these are the ones it has now.
 */
function recordedEvents({ events, recorded }: SessionPayload): readonly SessionEvent[] {
  const times = timesOf(events);
  if (recorded === undefined || times === null) return events;
  const same = JSON.stringify(correctedEvents(recorded, times)) === JSON.stringify(events);
  return same ? recorded : events;
}

interface Occupied extends SessionTimes {
  readonly id: string;
}

/** The other sessions that were under way within these times. */
export function overlapping<S extends Occupied>(
  sessions: readonly S[],
  { id, startedMs, endedMs }: Occupied,
): S[] {
  return sessions.filter(
    (other) => other.id !== id && other.startedMs < endedMs && startedMs < other.endedMs,
  );
}
