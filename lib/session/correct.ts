/**
 * Corrects the start and the end of an ended session. Data outside the new times is cut off; a
 * later correction can bring it back, because the recorded events are kept.
 */
import { manualSpeaker, sessionState, type SessionEvent, type SessionPayload } from './session';

/** The longest session, in ms; longer times are taken for a typing error. */
export const LONGEST_SESSION_MS = 24 * 3_600_000;

export interface SessionTimes {
  /** Epoch ms. */
  readonly startedMs: number;
  readonly endedMs: number;
}

export type TimesProblem = 'endBeforeBegin' | 'inFuture' | 'tooLong';

/** Why these times are impossible; null when they are possible. */
export function timesProblem(
  { startedMs, endedMs }: SessionTimes,
  nowMs: number,
): TimesProblem | null {
  if (endedMs <= startedMs) return 'endBeforeBegin';
  if (endedMs > nowMs) return 'inFuture';
  return endedMs - startedMs > LONGEST_SESSION_MS ? 'tooLong' : null;
}

/** When a session started and ended; null while it is open. */
export function timesOf(events: readonly SessionEvent[]): SessionTimes | null {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined || sessionState(events) !== 'ended') return null;
  return { startedMs: first.at, endedMs: last.at };
}

/**
 * The events of an ended session with another start and end. Pauses, phases and manual speaker
 * events inside these times keep their instants; time added at either end is session time without
 * speech.
 */
export function correctedEvents(
  events: readonly SessionEvent[],
  { startedMs, endedMs }: SessionTimes,
): SessionEvent[] {
  const before = timesOf(events);
  const end = events.at(-1);
  if (before === null || end?.type !== 'ended') return [...events];
  const inside = withoutBreaksAcross(events.slice(1, -1), endedMs).filter(({ at }) => at < endedMs);
  // A phase, pause or plan from before the new start applies from the new start on.
  const kept: SessionEvent[] = [
    { type: 'started', at: startedMs },
    ...inside.map((event) => notBefore(event, startedMs)),
  ];
  if (endedMs > before.endedMs) {
    const at = Math.max(startedMs, before.endedMs);
    // The session now runs past the recorded end, so a pause that lasted until then ends there.
    if (sessionState(kept) === 'paused') kept.push({ type: 'resumed', at });
    // The manual speaker ended with the recorded end, so nobody is marked as speaking after it.
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
 * Replaces an end with a later reopening when the new end `endedMs` falls between the two. The time
 * of such a break is session time, except the part before the end was made for a session left open.
 * The manual speaker still stops at the break.
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

/** The payload with other times, always computed from the recorded events. */
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
 * The events before any correction. A session that was reopened after a correction has new events
 * that `recorded` lacks; then its current events are taken as the recorded ones.
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

/** The other sessions that overlap these times. */
export function overlapping<S extends Occupied>(
  sessions: readonly S[],
  { id, startedMs, endedMs }: Occupied,
): S[] {
  return sessions.filter(
    (other) => other.id !== id && other.startedMs < endedMs && startedMs < other.endedMs,
  );
}
