/** What calls should do to sessions, said a second time and as simply as can be. */
import type { Command, CommandReply } from '../../../lib/messages/commands';
import {
  isGiven,
  openSession,
  wrote,
  type Model,
  type ModelPage,
  type Place,
  type Reason,
} from './model-state';
import * as session from './session-model';

const HANG_UP_AFTER_MS = 8_000;
const EMPTY_ROOM_AFTER_MS = 120_000;
const SETTLED_MS = 60_000;

const names = (place: Place | null): place is Place =>
  place !== null && place !== 'front' && place !== 'hidden';
const isAnother = (before: Place | null, now: Place) =>
  names(before) && names(now) && before !== now;

/** A page says how it is; null: it is gone. */
export function report(model: Model, tabId: number, page: ModelPage | null, freshId: string): void {
  const before = model.pages.get(tabId)?.live ?? 0;
  if (page && page.live > 0) model.pages.set(tabId, page);
  else model.pages.delete(tabId);
  if (!page || page.live === 0) lose(model, tabId, before);
  else if (model.bound?.tabId === tabId && !model.question) observe(model, page, before);
  wrote(model);
  if (page && page.live > 0 && before === 0) startByItself(model, tabId, freshId);
}

function lose(model: Model, tabId: number, before: number): void {
  if (model.question?.tabId === tabId) {
    model.question = null;
    session.openWindow(model);
  }
  const { bound } = model;
  if (bound?.tabId !== tabId) return;
  if (before > 0) bound.lostAt ??= model.nowMs;
  if (bound.othersSeen) bound.absentSince ??= bound.lostAt;
}

function observe(model: Model, { live, others, place }: ModelPage, before: number): void {
  const { nowMs } = model;
  const bound = model.bound!;
  if (live > before && isAnother(bound.place, place))
    return ask(model, 'anotherMeeting', bound.lostAt ?? nowMs);
  bound.lostAt = null;
  if (names(place)) {
    const believed =
      !isAnother(bound.place, place) ||
      (bound.moved?.place === place && nowMs - bound.moved.since >= SETTLED_MS);
    if (believed) Object.assign(bound, { place, moved: null });
    else if (bound.moved?.place !== place) bound.moved = { place, since: nowMs };
  }
  if (others === 0 && bound.othersSeen) bound.absentSince ??= nowMs;
  if (others === null || others === 0) return;
  const { absentSince } = bound;
  if (absentSince !== null && (bound.emptied || nowMs - absentSince > EMPTY_ROOM_AFTER_MS))
    return ask(model, 'emptyRoom', absentSince);
  bound.othersSeen = true;
  bound.absentSince = null;
}

function ask(model: Model, kind: 'anotherMeeting' | 'emptyRoom', endAt: number): void {
  session.closeWindows(model);
  const { sessionId, tabId } = model.bound!;
  model.question = { kind, sessionId, tabId, endAt };
}

function startByItself(model: Model, tabId: number, freshId: string): void {
  const place = model.pages.get(tabId)?.place ?? 'hidden';
  if (model.question || openSession(model)) return;
  const [person, ...others] = model.starts.get(place) ?? [];
  if (person === undefined || others.length > 0) return;
  const { former, nowMs } = model;
  const last =
    former && (former.place ?? place) === place ? model.sessions.get(former.sessionId) : undefined;
  if (!last || last.person !== person || !session.mayGoOn(last, nowMs))
    return void session.start(model, freshId, person, tabId);
  const { at, reason } = last.end!;
  const absentMs = nowMs - Math.min(at, former!.absentSince ?? at);
  const shortly = absentMs <= EMPTY_ROOM_AFTER_MS;
  if (reason === 'coach')
    return shortly ? undefined : void session.start(model, freshId, person, tabId);
  if (shortly) return void session.reopen(model, last.id, tabId);
  model.question = { kind: 'afterHangUp', sessionId: last.id, tabId, endAt: at };
  wrote(model);
}

export function closeTab(model: Model, tabId: number, freshId: string): void {
  const { bound } = model;
  model.pages.delete(tabId);
  if (bound?.tabId === tabId) bound.lostAt ??= model.nowMs;
  if (model.question?.tabId === tabId) model.question = null;
  wrote(model);
  if (bound?.tabId === tabId) endBound(model, 'tabClosed', bound.lostAt ?? model.nowMs, freshId);
}

/** Its meeting may be open again in another tab already. */
function endBound(model: Model, reason: Reason, at: number, freshId: string): void {
  const { sessionId, tabId, place } = model.bound!;
  const of = model.sessions.get(sessionId);
  if (of) session.end(model, of, reason, at);
  const [again] = [...model.pages].find(
    ([other, page]) => other !== tabId && place !== null && page.place === place,
  ) ?? [null];
  if (again !== null) startByItself(model, again, freshId);
}

/** Until then, whatever is due happens when it is due. */
export function passTime(model: Model, untilMs: number, freshId: string): void {
  for (let due = dueAt(model); due <= untilMs; due = dueAt(model)) {
    model.nowMs = Math.max(model.nowMs, due);
    checkCall(model, freshId);
  }
  model.nowMs = untilMs;
}

function dueAt({ bound }: Model): number {
  const { lostAt = null, absentSince = null, emptied = false } = bound ?? {};
  return Math.min(
    lostAt === null ? Infinity : lostAt + HANG_UP_AFTER_MS,
    absentSince === null || emptied ? Infinity : absentSince + EMPTY_ROOM_AFTER_MS,
  );
}

export function checkCall(model: Model, freshId: string): void {
  const { bound, nowMs } = model;
  if (!bound) return;
  if (bound.lostAt !== null && bound.lostAt + HANG_UP_AFTER_MS <= nowMs)
    return endBound(model, 'hangup', bound.lostAt, freshId);
  if (bound.absentSince === null || bound.absentSince + EMPTY_ROOM_AFTER_MS > nowMs) return;
  bound.emptied = true;
  wrote(model);
}

function answer(model: Model, sessionId: string, same: boolean, freshId: string): CommandReply {
  const { question } = model;
  if (question?.sessionId !== sessionId) return session.notNow;
  const open = openSession(model);
  const isOpen = open?.id === sessionId;
  if (same && !isOpen) return session.reopen(model, sessionId, question.tabId);
  if (same) {
    session.bindAgain(model, sessionId, question.tabId);
    return { ok: true, sessionId };
  }
  model.question = null;
  wrote(model);
  const reply: CommandReply = isOpen
    ? session.end(model, open, 'hangup', question.endAt)
    : { ok: true, sessionId };
  if (question.kind === 'anotherMeeting') startByItself(model, question.tabId, freshId);
  return reply;
}

export function consent(model: Model, person: string, given: boolean): void {
  const consents = model.consents.get(person)!;
  if (consents.length === 0 || consents.at(-1)!.given !== given)
    consents.push({ at: model.nowMs, given });
}

/** The browser starts anew: it knows no tab any more. */
export function restart(model: Model): void {
  model.known = null;
  model.bound = null;
  model.former = null;
  model.question = null;
  model.windows = [];
  model.pages.clear();
}

/** @param freshId of the session that begins, if one does */
export function obey(model: Model, command: Command, freshId: string): CommandReply {
  switch (command.type) {
    case 'session.start':
      return session.start(model, freshId, command.personId, command.tabId);
    case 'session.pause':
      return session.change(
        model,
        command.sessionId,
        (state) => state === 'running',
        session.pause,
      );
    case 'session.resume':
      return session.change(
        model,
        command.sessionId,
        (state) => state === 'paused',
        session.resume,
      );
    case 'session.end':
      return session.endNow(model, command.sessionId);
    case 'session.discard':
      return session.discard(model, command.sessionId);
    case 'session.reopen':
      return session.reopen(model, command.sessionId, command.tabId);
    case 'session.adopt':
      return session.adopt(model, command.sessionId, command.tabId);
    case 'session.answer':
      return answer(model, command.sessionId, command.same, freshId);
    case 'session.setPhase':
      return session.change(
        model,
        command.sessionId,
        (state) => state !== 'ended',
        (changed) => void (changed.phase = command.phase),
      );
    case 'session.setPlanned':
      return session.setPlanned(model, command.sessionId, command.plannedMs);
    case 'session.hand': {
      const { sessionId, speaker } = command;
      const person = model.sessions.get(sessionId)?.person ?? '';
      if (speaker !== null && !isGiven(model, person)) return session.notNow;
      const running = (state: string) => state === 'running';
      return session.change(model, sessionId, running, (changed, at) =>
        session.takeHand(changed, speaker, at),
      );
    }
    case 'measuring.review':
      return session.review(model);
    case 'tab.status':
      return statusOf(model, command.tabId);
    default:
      throw new Error(`the model does not know ${command.type}`);
  }
}

function statusOf(model: Model, tabId: number): CommandReply {
  const { bound, known, question } = model;
  const open = openSession(model);
  const inPerson = open !== undefined && open.id === known && !open.inCall;
  const unbound = inPerson ? 'here' : 'nowhere';
  const status = !bound ? unbound : bound.tabId === tabId ? 'here' : 'elsewhere';
  if (question?.tabId !== tabId) return { ok: true, status };
  const { sessionId, kind } = question;
  return { ok: true, status, question: { sessionId, kind } };
}

/** What the page of a tab is to do: at most one of them reads levels. */
export function orderFor(model: Model, tabId: number) {
  const { bound, sessions, question } = model;
  const of = bound?.tabId === tabId ? sessions.get(bound.sessionId) : undefined;
  if (!of || of.state === 'ended') return { sessionId: null, measure: false, watch: false };
  const readable = isGiven(model, of.person) && !question;
  const measure = readable && of.state === 'running' && !bound!.emptied;
  return { sessionId: of.id, measure, watch: readable && !measure };
}
