/** What can be done to sessions. The worker alone does it. */
import { consentGiven } from '../../people/person';
import type { CommandReply } from '../../messages/commands';
import { NO_ORDER, type Order } from '../../messages/reports';
import { withAway } from '../../session/away';
import type { Leap } from '../../time/steady-clock';
import { newRecord, withPayload } from '../../records/envelope';
import { figuresOf, knowsMore } from '../../session/figures-of';
import {
  OPEN_AT_MOST_MS,
  sessionState,
  withEvent,
  type EndReason,
  type SessionEvent,
  type SessionPayload,
  type SessionRecord,
  type Speaker,
} from '../../session/session';
import type { SharedClock } from '../clock';
import type { Stores } from '../stores';
import { liveAnywhere, type CallTabsStore } from './call-tabs';
import { lastSignOfLife } from './sign-of-life';

export interface SessionSeams {
  readonly stores: Stores;
  readonly callTabs: CallTabsStore;
  readonly clock: Pick<SharedClock, 'nowMs' | 'newId' | 'aheadMs' | 'setAhead' | 'ready'>;
  /** Tells the call's frames what to do; a tab without our script is no error. */
  sendOrder(tabId: number, order: Order): Promise<void>;
  openReflection(sessionId: string, focused: boolean): Promise<void>;
}

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions({
  stores,
  callTabs,
  clock,
  sendOrder,
  openReflection,
}: SessionSeams) {
  async function openSession(): Promise<SessionRecord | undefined> {
    const recent = await stores.sessions.since(clock.nowMs() - OPEN_AT_MOST_MS);
    return recent.find((session) => sessionState(session.payload.events) !== 'ended');
  }

  async function append(
    sessionId: string,
    ...events: readonly SessionEvent[]
  ): Promise<SessionRecord | undefined> {
    return await edit(sessionId, (before) =>
      events.reduce<readonly SessionEvent[]>(withEvent, before),
    );
  }

  async function edit(
    sessionId: string,
    edited: (events: readonly SessionEvent[]) => readonly SessionEvent[],
  ): Promise<SessionRecord | undefined> {
    return await stores.sessions.update(sessionId, (session) => {
      if (!session) return undefined;
      const after = edited(session.payload.events);
      if (after === session.payload.events) return undefined;
      return withPayload(session, { ...session.payload, events: [...after] }, clock.nowMs());
    });
  }

  async function bind(sessionId: string, tabId: number | null): Promise<void> {
    const tabs = await callTabs.read();
    await callTabs.write({
      ...tabs,
      bound: tabId === null ? null : { sessionId, tabId },
      lostAt: null,
    });
  }

  /** What the frames of `tabId` are to do now. */
  async function orderFor(tabId: number): Promise<Order> {
    const { bound } = await callTabs.read();
    if (bound?.tabId !== tabId) return NO_ORDER;
    const session = await stores.sessions.get(bound.sessionId);
    if (!session || session.deletedAt !== null) return NO_ORDER;
    const state = sessionState(session.payload.events);
    if (state === 'ended') return NO_ORDER;
    const person = session.personId ? await stores.people.get(session.personId) : undefined;
    const measure = state === 'running' && person !== undefined && consentGiven(person.payload);
    return { type: 'order', sessionId: session.id, measure, aheadMs: clock.aheadMs() };
  }

  async function tellBoundTab(): Promise<void> {
    const { bound } = await callTabs.read();
    if (bound) await sendOrder(bound.tabId, await orderFor(bound.tabId));
  }

  async function start(
    personId: string,
    plannedMs: number,
    tabId: number | null,
    { practice }: Pick<SessionPayload, 'practice'> = {},
  ): Promise<CommandReply> {
    if (await openSession()) return { ok: false, error: 'anotherSessionOpen' };
    if (!(await stores.people.get(personId))) return { ok: false, error: 'noSuchPerson' };
    // However the clock was set before: nothing on record depends on it any more.
    clock.setAhead(0);
    const nowMs = clock.nowMs();
    const session = newRecord(
      'session',
      {
        setting: tabId === null ? ('inPerson' as const) : ('call' as const),
        plannedMs,
        events: [{ type: 'started' as const, at: nowMs }],
        reflectionOpenedAt: null,
        ...(practice ? { practice } : {}),
      },
      { id: clock.newId(), nowMs },
      { personId },
    );
    await stores.sessions.put({ ...session, sessionId: session.id });
    await bindPrepared(personId, session.id);
    await bind(session.id, tabId);
    await tellBoundTab();
    return { ok: true, sessionId: session.id };
  }

  /** What was prepared for the person's next session belongs to this one now. */
  async function bindPrepared(personId: string, sessionId: string): Promise<void> {
    for (const note of await stores.notes.byPerson(personId))
      if (note.payload.prep && note.sessionId === null)
        await stores.notes.update(note.id, (stored) => stored && { ...stored, sessionId });
  }

  /** A session begun by mistake gives back what was prepared. */
  async function unbindPrepared(sessionId: string): Promise<void> {
    for (const note of await stores.notes.bySession(sessionId))
      if (note.payload.prep)
        await stores.notes.update(note.id, (stored) => stored && { ...stored, sessionId: null });
  }

  async function end(sessionId: string, reason: EndReason, at: number): Promise<CommandReply> {
    const tabs = await callTabs.read();
    const { bound } = tabs;
    // A second click on 'end' may come when another session has begun in the meantime.
    const isBound = bound?.sessionId === sessionId;
    // Stop measuring first: the last chunk is flushed while the session still runs.
    if (isBound) await sendOrder(bound.tabId, NO_ORDER);
    let firstEnd = false;
    const ended = await stores.sessions.update(sessionId, (session) => {
      if (!session) return undefined;
      const events = withEvent(session.payload.events, { type: 'ended', at, reason });
      if (events === session.payload.events) return undefined;
      firstEnd = session.payload.reflectionOpenedAt === null;
      return withPayload(
        session,
        {
          ...session.payload,
          events: [...events],
          reflectionOpenedAt: session.payload.reflectionOpenedAt ?? clock.nowMs(),
        },
        clock.nowMs(),
      );
    });
    if (!ended) return { ok: false, error: 'noSuchSession' };
    if (isBound) await callTabs.write({ ...tabs, bound: null, former: bound, lostAt: null });
    // Missing figures are made up for later: they never stand in the way of an end.
    await keepFigures(sessionId).catch((error: unknown) =>
      console.warn('aparté: the figures were not kept', error),
    );
    if (firstEnd) {
      // Nobody's eyes are drawn away from a call, be it another one in another tab.
      await openReflection(sessionId, !liveAnywhere(tabs)).catch((error: unknown) =>
        console.warn('aparté: the reflection did not open', error),
      );
    }
    return { ok: true, sessionId };
  }

  /** Keeps what was measured with a session that has ended; again when a late chunk arrives. */
  async function keepFigures(sessionId: string): Promise<void> {
    const session = await stores.sessions.get(sessionId);
    if (!session || sessionState(session.payload.events) !== 'ended') return;
    const chunks = (await stores.chunks.bySession(sessionId)).map(({ payload }) => payload);
    const figures = figuresOf(chunks, session.payload, clock.nowMs());
    if (figures === null) return;
    await stores.sessions.update(sessionId, (stored) => {
      if (!stored) return undefined;
      const { figures: before, events } = stored.payload;
      if (knowsMore(before, chunks, events, clock.nowMs())) return undefined;
      return withPayload(stored, { ...stored.payload, figures }, clock.nowMs());
    });
  }

  async function discard(sessionId: string): Promise<CommandReply> {
    await bindNothingIf(sessionId);
    await unbindPrepared(sessionId);
    const { sessions, chunks, notes, promptUses, nudges, reflections, commitments, drafts } =
      stores;
    // The session goes last: a worker killed half-way leaves a session to discard again.
    for (const store of [chunks, notes, promptUses, nudges, reflections, commitments, drafts]) {
      const records = await store.bySession(sessionId);
      if (records.length > 0) await store.erase(records.map((record) => record.id));
    }
    await sessions.erase([sessionId]);
    return { ok: true };
  }

  async function bindNothingIf(sessionId: string): Promise<void> {
    const tabs = await callTabs.read();
    if (tabs.bound?.sessionId !== sessionId) return;
    await sendOrder(tabs.bound.tabId, NO_ORDER);
    await callTabs.write({ ...tabs, bound: null, lostAt: null });
  }

  async function reopen(sessionId: string, tabId: number | null): Promise<CommandReply> {
    const open = await openSession();
    if (open && open.id !== sessionId) return { ok: false, error: 'anotherSessionOpen' };
    if (!(await append(sessionId, { type: 'reopened', at: clock.nowMs() })))
      return { ok: false, error: 'noSuchSession' };
    const { former } = await callTabs.read();
    await bind(sessionId, tabId ?? (former?.sessionId === sessionId ? former.tabId : null));
    await tellBoundTab();
    return { ok: true, sessionId };
  }

  async function adopt(sessionId: string, tabId: number | null): Promise<CommandReply> {
    const session = await stores.sessions.get(sessionId);
    if (!session || sessionState(session.payload.events) === 'ended')
      return { ok: false, error: 'noSuchSession' };
    // Moved from a tab that is still there, or never in one, it was not away.
    if (session.payload.setting === 'call' && !(await callTabs.read()).bound) {
      const awaySince = await lastSignOfLife(stores, session);
      await append(
        sessionId,
        { type: 'paused', at: awaySince, reason: 'away' },
        { type: 'resumed', at: clock.nowMs() },
      );
    }
    if (session.payload.setting === 'inPerson' && tabId !== null)
      await amend(sessionId, { setting: 'call' });
    await bind(sessionId, tabId);
    await tellBoundTab();
    return { ok: true, sessionId };
  }

  async function changed(sessionId: string, event: SessionEvent): Promise<CommandReply> {
    const session = await append(sessionId, event);
    if (!session) return { ok: false, error: 'noSuchSession' };
    await tellBoundTab();
    return { ok: true, sessionId };
  }

  async function hand(sessionId: string, speaker: Speaker | null): Promise<CommandReply> {
    const session = await stores.sessions.get(sessionId);
    const person = session?.personId ? await stores.people.get(session.personId) : undefined;
    if (speaker !== null && !(person && consentGiven(person.payload)))
      return { ok: false, error: 'notPossibleNow' };
    return await changed(sessionId, { type: 'hand', at: clock.nowMs(), speaker });
  }

  /** Consent or settings may have changed: a hand timer without consent stops too. */
  async function review(): Promise<CommandReply> {
    const session = await openSession();
    const person = session?.personId ? await stores.people.get(session.personId) : undefined;
    if (session && person && !consentGiven(person.payload))
      await append(session.id, { type: 'hand', at: clock.nowMs(), speaker: null });
    await tellBoundTab();
    return { ok: true };
  }

  async function away(leap: Leap): Promise<CommandReply> {
    const session = await openSession();
    if (session) await edit(session.id, (events) => withAway(events, leap));
    return { ok: true };
  }

  async function amend(
    sessionId: string,
    changed: Partial<Pick<SessionPayload, 'setting' | 'plannedMs'>>,
  ): Promise<CommandReply> {
    const updated = await stores.sessions.update(
      sessionId,
      (session) =>
        session && withPayload(session, { ...session.payload, ...changed }, clock.nowMs()),
    );
    return updated ? { ok: true, sessionId } : { ok: false, error: 'noSuchSession' };
  }

  return {
    openSession,
    orderFor,
    start,
    append: changed,
    end,
    keepFigures,
    discard,
    reopen,
    adopt,
    hand,
    review,
    away,
    amend,
  };
}
