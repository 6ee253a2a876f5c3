/**
 * What the worker should do, said a second time and as simply as can be: running totals instead of
 * lists of events, plain maps instead of stores. One call a tab, one frame a call.
 */
export type Side = 'coach' | 'coachee';

export const HANG_UP_AFTER_MS = 8_000;

export interface ModelSession {
  readonly id: string;
  readonly person: string;
  state: 'running' | 'paused' | 'ended';
  beforeEnd: 'running' | 'paused';
  plannedMs: number;
  inCall: boolean;
  phase: string | null;
  /** Session time up to `since`, and since when more is added; null while it stands still. */
  elapsedMs: number;
  since: number | null;
  endedAt: number;
  lastEventAt: number;
  updatedAt: number;
  hand: { side: Side; since: number } | null;
  handMs: Record<Side, number>;
  reflected: boolean;
  readonly chunks: Map<string, number>;
}

interface Binding {
  readonly sessionId: string;
  readonly tabId: number;
}

export interface Model {
  nowMs: number;
  readonly sessions: Map<string, ModelSession>;
  readonly live: Map<number, number>;
  readonly consents: Map<string, { at: number; given: boolean }[]>;
  bound: Binding | null;
  former: Binding | null;
  lostAt: number | null;
}

export function newModel(nowMs: number, persons: readonly string[]): Model {
  return {
    nowMs,
    sessions: new Map(),
    live: new Map(),
    consents: new Map(persons.map((person) => [person, []])),
    bound: null,
    former: null,
    lostAt: null,
  };
}

export const openSession = ({ sessions }: Model) =>
  [...sessions.values()].find(({ state }) => state !== 'ended');

export const isGiven = (model: Model, person: string) =>
  model.consents.get(person)?.at(-1)?.given ?? false;

export function elapsedAt({ elapsedMs, since }: ModelSession, nowMs: number): number {
  return elapsedMs + (since === null ? 0 : Math.max(0, nowMs - since));
}

export function handMsAt({ hand, handMs }: ModelSession, nowMs: number): Record<Side, number> {
  const total = { ...handMs };
  if (hand) total[hand.side] += Math.max(0, nowMs - hand.since);
  return total;
}

/** An event is never placed before its predecessor. */
function happened(session: ModelSession, at: number, nowMs: number): number {
  session.lastEventAt = Math.max(at, session.lastEventAt);
  touch(session, nowMs);
  return session.lastEventAt;
}

function touch(session: ModelSession, nowMs: number): void {
  session.updatedAt = Math.max(nowMs, session.updatedAt + 1);
}

function standStill(session: ModelSession, at: number): void {
  session.elapsedMs = elapsedAt(session, at);
  session.since = null;
  letGo(session, at);
}

function letGo(session: ModelSession, at: number): void {
  session.handMs = handMsAt(session, at);
  session.hand = null;
}

export function start(model: Model, id: string, person: string, tabId: number | null): void {
  const { nowMs } = model;
  model.sessions.set(id, {
    id,
    person,
    state: 'running',
    beforeEnd: 'running',
    plannedMs: 3_600_000,
    inCall: tabId !== null,
    phase: null,
    elapsedMs: 0,
    since: nowMs,
    endedAt: 0,
    lastEventAt: nowMs,
    updatedAt: nowMs,
    hand: null,
    handMs: { coach: 0, coachee: 0 },
    reflected: false,
    chunks: new Map(),
  });
  bind(model, id, tabId);
}

function bind(model: Model, sessionId: string, tabId: number | null): void {
  model.bound = tabId === null ? null : { sessionId, tabId };
  model.lostAt = null;
}

export function pause(session: ModelSession, at: number, nowMs: number): void {
  if (session.state !== 'running') return;
  standStill(session, happened(session, at, nowMs));
  session.state = 'paused';
}

export function resume(session: ModelSession, nowMs: number): void {
  if (session.state !== 'paused') return;
  session.since = happened(session, nowMs, nowMs);
  session.state = 'running';
}

export function end(model: Model, session: ModelSession, at: number): void {
  if (session.state !== 'ended') {
    session.endedAt = happened(session, at, model.nowMs);
    session.beforeEnd = session.state;
    standStill(session, session.endedAt);
    session.state = 'ended';
    session.reflected = true;
  }
  if (model.bound?.sessionId !== session.id) return;
  model.former = model.bound;
  model.bound = null;
  model.lostAt = null;
}

/** The time since the end counts as if it had never ended. */
export function reopen(model: Model, session: ModelSession, tabId: number | null): void {
  if (session.state === 'ended') {
    happened(session, model.nowMs, model.nowMs);
    session.state = session.beforeEnd;
    if (session.state === 'running') session.since = session.endedAt;
  }
  const former = model.former?.sessionId === session.id ? model.former.tabId : null;
  bind(model, session.id, tabId ?? former);
}

export function adopt(model: Model, session: ModelSession, tabId: number | null): void {
  if (session.inCall && !model.bound && session.state !== 'ended') {
    const awaySince = Math.max(session.updatedAt, ...session.chunks.values());
    const { updatedAt } = session;
    pause(session, awaySince, model.nowMs);
    resume(session, model.nowMs);
    // Two events, one edit of the record; away or not, a pause ends here.
    session.updatedAt = updatedAt;
    touch(session, model.nowMs);
  }
  if (!session.inCall && tabId !== null) {
    session.inCall = true;
    touch(session, model.nowMs);
  }
  bind(model, session.id, tabId);
}

export function discard(model: Model, id: string): void {
  if (model.bound?.sessionId === id) {
    model.bound = null;
    model.lostAt = null;
  }
  model.sessions.delete(id);
}

/** Discarding ends with the session itself: what went before it may be gone. */
export function withoutChunks(model: Model, id: string): Model {
  const session = model.sessions.get(id)!;
  return { ...model, sessions: new Map(model.sessions).set(id, { ...session, chunks: new Map() }) };
}

export function takeHand(session: ModelSession, side: Side | null, nowMs: number): void {
  if (session.state !== 'running') return;
  const at = happened(session, nowMs, nowMs);
  letGo(session, at);
  if (side !== null) session.hand = { side, since: at };
}

export function setPhase(session: ModelSession, phase: string, nowMs: number): void {
  if (session.state === 'ended') return;
  happened(session, nowMs, nowMs);
  session.phase = phase;
}

export function setPlanned(session: ModelSession, plannedMs: number, nowMs: number): void {
  session.plannedMs = plannedMs;
  touch(session, nowMs);
}

export function frame(model: Model, tabId: number, live: number): void {
  const before = model.live.get(tabId) ?? 0;
  model.live.set(tabId, live);
  if (model.bound?.tabId !== tabId) return;
  if (live > 0) model.lostAt = null;
  else if (before > 0) model.lostAt ??= model.nowMs;
}

export function closeTab(model: Model, tabId: number): void {
  model.live.delete(tabId);
  const bound = model.bound;
  const session = bound?.tabId === tabId ? model.sessions.get(bound.sessionId) : undefined;
  if (session) end(model, session, model.lostAt ?? model.nowMs);
}

export function checkCall(model: Model): void {
  const { bound, lostAt, nowMs } = model;
  if (!bound || lostAt === null || lostAt + HANG_UP_AFTER_MS > nowMs) return;
  const session = model.sessions.get(bound.sessionId);
  if (session) end(model, session, lostAt);
}

export function hearChunk(model: Model, sessionId: string, id: string, toMs: number): void {
  const session = model.sessions.get(sessionId);
  if (!session || session.chunks.has(id)) return;
  const consents = model.consents.get(session.person) ?? [];
  const covered =
    isGiven(model, session.person) || (consents.length > 1 && toMs <= consents.at(-1)!.at);
  if (covered) session.chunks.set(id, toMs);
}

export function consent(model: Model, person: string, given: boolean): void {
  const consents = model.consents.get(person)!;
  if (consents.length === 0 || consents.at(-1)!.given !== given)
    consents.push({ at: model.nowMs, given });
  const open = openSession(model);
  if (open && !isGiven(model, open.person)) takeHand(open, null, model.nowMs);
}

/** The browser starts anew: it knows no tab any more. */
export function restart(model: Model): void {
  model.bound = null;
  model.former = null;
  model.lostAt = null;
  model.live.clear();
}
