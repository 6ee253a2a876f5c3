/** What the worker should do with sessions, said a second time and as simply as can be. */
import type { CommandReply } from '../../../lib/messages/commands';
import {
  common,
  isGiven,
  openSession,
  wrote,
  type Model,
  type ModelChunk,
  type ModelNote,
  type ModelSession,
  type Reason,
  type Side,
  type Span,
} from './model-state';

const MINUTE_MS = 60_000;
const PLANNED_MS = 60 * MINUTE_MS;
const WITHOUT_SIGN_MS = 30 * MINUTE_MS;
const MAY_GO_ON_MS = 30 * MINUTE_MS;

const noSession: CommandReply = { ok: false, error: 'noSuchSession' };
export const notNow: CommandReply = { ok: false, error: 'notPossibleNow' };

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
  if (session.since !== null) session.ran.push([session.since, at]);
  session.elapsedMs = elapsedAt(session, at);
  session.since = null;
  letGo(session, at);
}

function letGo(session: ModelSession, at: number): void {
  session.handMs = handMsAt(session, at);
  session.hand = null;
}

export function start(
  model: Model,
  id: string,
  person: string,
  tabId: number | null,
): CommandReply {
  if (openSession(model)) return { ok: false, error: 'anotherSessionOpen' };
  const { nowMs } = model;
  model.sessions.set(id, {
    id,
    person,
    state: 'running',
    beforeEnd: 'running',
    plannedMs: PLANNED_MS,
    inCall: tabId !== null,
    phase: null,
    startedAt: nowMs,
    elapsedMs: 0,
    since: nowMs,
    ran: [],
    end: null,
    lastEventAt: nowMs,
    updatedAt: nowMs,
    hand: null,
    handMs: { coach: 0, coachee: 0 },
    reflectionNoted: false,
    reflection: null,
    hasFigures: false,
    chunks: new Map(),
    draftAt: null,
  });
  wrote(model);
  for (const note of notesOf(model, null, person)) {
    move(model, note, id);
  }
  bind(model, id, tabId);
  return { ok: true, sessionId: id };
}

function move(model: Model, note: ModelNote, sessionId: string | null): void {
  note.sessionId = sessionId;
  note.at = Math.max(model.nowMs, note.at + 1);
  wrote(model);
}

/** What was prepared for `person`, or, of a session, everything noted. */
function notesOf(model: Model, sessionId: string | null, person: string | null = null) {
  return [...model.notes.values()]
    .filter((note) => note.sessionId === sessionId && (person === null || note.person === person))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The session goes on in this tab, and no question about it is left. */
function bind(model: Model, sessionId: string, tabId: number | null): void {
  model.known = sessionId;
  wrote(model);
  bindAgain(model, sessionId, tabId);
}

export function bindAgain(model: Model, sessionId: string, tabId: number | null): void {
  closeWindows(model);
  model.question = null;
  const page = tabId === null ? undefined : model.pages.get(tabId);
  const named = page && page.place !== 'front' && page.place !== 'hidden';
  model.bound =
    tabId === null
      ? null
      : {
          sessionId,
          tabId,
          place: named ? page.place : null,
          moved: null,
          othersSeen: (page?.others ?? 0) > 0,
          absentSince: null,
          emptied: false,
          lostAt: null,
        };
  openWindow(model);
  wrote(model);
}

export function openWindow({ bound, windows, nowMs }: Model): void {
  if (!bound || windows.some(({ until }) => until === null)) return;
  windows.push({ sessionId: bound.sessionId, tabId: bound.tabId, from: nowMs, until: null });
}

export function closeWindows({ windows, nowMs }: Model): void {
  for (const window of windows) window.until ??= nowMs;
}

/** A change of a session; one that makes no sense in its state does nothing. */
export function change(
  model: Model,
  sessionId: string,
  possible: (state: ModelSession['state']) => boolean,
  changed: (session: ModelSession, at: number) => void,
): CommandReply {
  const session = model.sessions.get(sessionId);
  if (!session) return noSession;
  if (possible(session.state)) {
    changed(session, happened(session, model.nowMs, model.nowMs));
    wrote(model);
  }
  return { ok: true, sessionId };
}

export function pause(session: ModelSession, at: number): void {
  standStill(session, at);
  session.state = 'paused';
}

export function resume(session: ModelSession, at: number): void {
  session.since = at;
  session.state = 'running';
}

export function takeHand(session: ModelSession, side: Side | null, at: number): void {
  letGo(session, at);
  if (side !== null) session.hand = { side, since: at };
}

export function setPlanned(model: Model, sessionId: string, plannedMs: number): CommandReply {
  const session = model.sessions.get(sessionId);
  if (!session) return noSession;
  session.plannedMs = plannedMs;
  touch(session, model.nowMs);
  wrote(model);
  return { ok: true, sessionId };
}

function lastSignOfLife(model: Model, session: ModelSession): number {
  const ends = [...session.chunks.values()].map(({ parts, spoken }) => ({
    at: parts.at(-1)![1],
    spoken,
  }));
  const heard = Math.max(0, ...ends.map(({ at }) => at));
  const spoken = Math.max(0, ...ends.filter((each) => each.spoken).map(({ at }) => at));
  const silent = spoken > 0 && heard - spoken > WITHOUT_SIGN_MS;
  return Math.max(
    session.updatedAt,
    silent ? spoken : heard,
    session.draftAt ?? 0,
    ...notesOf(model, session.id).map(({ at }) => at),
  );
}

/** The coach ends it: now, or at its last sign of life where it was out of sight since. */
export function endNow(model: Model, sessionId: string): CommandReply {
  const session = model.sessions.get(sessionId);
  if (!session) return noSession;
  const { nowMs } = model;
  const signAt = lastSignOfLife(model, session);
  const late = nowMs >= session.startedAt + session.plannedMs + 120 * MINUTE_MS;
  const leftOpen = late && nowMs - signAt >= WITHOUT_SIGN_MS;
  const over = model.known !== sessionId || leftOpen ? Math.min(signAt, nowMs) : nowMs;
  return end(model, session, 'coach', over);
}

export function end(
  model: Model,
  session: ModelSession,
  reason: Reason,
  over: number,
): CommandReply {
  const { nowMs } = model;
  const callsGoOn = model.pages.size > 0;
  let first = false;
  if (session.state !== 'ended') {
    const at = happened(session, over, nowMs);
    session.end = { at, madeAt: nowMs - over > MINUTE_MS ? nowMs : null, reason };
    session.beforeEnd = session.state;
    standStill(session, at);
    session.state = 'ended';
    first = !session.reflectionNoted;
    session.reflectionNoted = true;
    wrote(model);
  }
  if (model.bound?.sessionId === session.id) {
    closeWindows(model);
    model.former = model.bound;
    model.bound = null;
  }
  if (reason === 'coach' && model.question?.sessionId === session.id) model.question = null;
  wrote(model);
  keepFigures(model, session);
  if (first) session.reflection = reason === 'coach' && !callsGoOn ? 'in front' : 'behind';
  wrote(model);
  return { ok: true, sessionId: session.id, endedAt: session.end!.at };
}

/** Nothing counts before the other side's first words. */
function keepFigures(model: Model, session: ModelSession): void {
  if (session.state !== 'ended') return;
  const within = ({ parts }: ModelChunk) =>
    common([[parts[0]![0], parts.at(-1)![1]]], session.ran).length > 0;
  const chunks = [...session.chunks.values()].filter(within);
  const words = chunks.filter(({ spoken }) => spoken).map(({ parts }) => parts[0]![0]);
  const sinceFirst: Span[] = [[Math.min(Infinity, ...words), Infinity]];
  const counted = chunks.some(({ parts }) => common(parts, session.ran, sinceFirst).length > 0);
  if (!counted && session.handMs.coach + session.handMs.coachee === 0) return;
  session.hasFigures = true;
  touch(session, model.nowMs);
  wrote(model);
}

export function keepChunk(
  model: Model,
  tabId: number,
  { sessionId, id, from, to, spoken }: ChunkSent,
): void {
  const session = model.sessions.get(sessionId);
  if (!session) return;
  const windows = model.windows.filter(
    (window) => window.sessionId === sessionId && window.tabId === tabId,
  );
  const consents = model.consents.get(session.person)!;
  const parts = common(
    [[from, to]],
    [...session.ran, ...(session.since === null ? [] : [[session.since, Infinity] as const])],
    windows.map((window): Span => [window.from, window.until ?? Infinity]),
    consents.flatMap(({ at, given }, index): Span[] =>
      given ? [[at, consents[index + 1]?.at ?? Infinity]] : [],
    ),
  );
  if (parts.length === 0) return;
  if (!session.chunks.has(id)) session.chunks.set(id, { parts, spoken });
  wrote(model);
  keepFigures(model, session);
}

export interface ChunkSent {
  readonly sessionId: string;
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly spoken: boolean;
}

export function mayGoOn({ end: over }: ModelSession, nowMs: number): boolean {
  return over !== null && (over.madeAt ?? over.at) > nowMs - MAY_GO_ON_MS;
}

/** The time since the end counts as if it had never ended; not what lay before a late end. */
export function reopen(model: Model, sessionId: string, tabId: number | null): CommandReply {
  const open = openSession(model);
  const session = model.sessions.get(sessionId);
  if (open) return open === session ? { ok: true, sessionId } : anotherOpen;
  if (!session) return noSession;
  if (!mayGoOn(session, model.nowMs)) return notNow;
  happened(session, model.nowMs, model.nowMs);
  const { at, madeAt, reason } = session.end!;
  session.end = null;
  session.state = session.beforeEnd;
  if (session.state === 'running') session.since = (reason === 'coach' ? madeAt : null) ?? at;
  wrote(model);
  const former = model.former?.sessionId === sessionId ? model.former.tabId : null;
  bind(model, sessionId, tabId ?? former);
  return { ok: true, sessionId };
}
const anotherOpen: CommandReply = { ok: false, error: 'anotherSessionOpen' };

export function adopt(model: Model, sessionId: string, tabId: number | null): CommandReply {
  const session = model.sessions.get(sessionId);
  if (!session || session.state === 'ended') return noSession;
  const { nowMs } = model;
  if (model.known !== sessionId) {
    // One edit of the record: a pause, unless it was paused, and its end.
    if (session.state === 'running') {
      session.lastEventAt = Math.max(session.lastEventAt, lastSignOfLife(model, session));
      pause(session, session.lastEventAt);
    }
    resume(session, happened(session, nowMs, nowMs));
    wrote(model);
  }
  if (!session.inCall && tabId !== null) {
    session.inCall = true;
    touch(session, nowMs);
    wrote(model);
  }
  bind(model, sessionId, tabId);
  return { ok: true, sessionId };
}

/** All of it goes in one step; what was prepared for it waits for the next one. */
export function discard(model: Model, sessionId: string): CommandReply {
  const isOf = (each: { readonly sessionId: string } | null) => each?.sessionId === sessionId;
  if (isOf(model.bound)) model.bound = null;
  if (isOf(model.former)) model.former = null;
  if (isOf(model.question)) model.question = null;
  model.windows = model.windows.filter((window) => !isOf(window));
  if (model.known === sessionId) model.known = null;
  wrote(model);
  for (const note of notesOf(model, sessionId)) if (note.prep) move(model, note, null);
  for (const { id } of notesOf(model, sessionId)) model.notes.delete(id);
  model.sessions.delete(sessionId);
  wrote(model);
  return { ok: true };
}

export function review(model: Model): CommandReply {
  const open = openSession(model);
  if (open?.state === 'running' && !isGiven(model, open.person)) {
    takeHand(open, null, happened(open, model.nowMs, model.nowMs));
    wrote(model);
  }
  return { ok: true };
}
