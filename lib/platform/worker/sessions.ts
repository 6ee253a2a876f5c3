/** Operations on sessions; only the worker runs them. */
import { consentGiven } from '../../people/person';
import type { CommandReply } from '../../messages/commands';
import { withAway } from '../../session/away';
import type { ClockJump } from '../../time/steady-clock';
import { newRecord, withPayload } from '../../records/envelope';
import {
  ending,
  justEnded,
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
import type { PersonRights } from '../person-rights';
import type { Stores } from '../stores';
import { liveAnywhere, unbind } from '../../call/call-tabs';
import { leftOpen } from '../../session/left-open';
import { lastSignOfLife } from './sign-of-life';
import { createPrepared } from './prepared';
import { createFiguresKeeper } from './session-figures';
import type { TabOrders, TabOrdersDependencies } from './tab-orders';

/** When the coach ends a session this much later than its actual end, both times are stored, in ms. */
const MADE_LATER_MS = 60_000;

export interface SessionDependencies extends TabOrdersDependencies {
  readonly stores: Stores;
  readonly personRights: Pick<PersonRights, 'eraseSession'>;
  readonly clock: Pick<SharedClock, 'nowMs' | 'newId' | 'aheadMs' | 'setAhead' | 'ready'>;
  openReflection(sessionId: string, focused: boolean): Promise<void>;
}

export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(
  { stores, callTabs, personRights, clock, openReflection }: SessionDependencies,
  { update, tellTabs, bind }: TabOrders,
) {
  const { bindPrepared, unbindPrepared, forgetKeptIn } = createPrepared({ stores, clock });
  const keepFigures = createFiguresKeeper({ stores, clock });

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

  async function start(
    personId: string,
    plannedMs: number,
    tabId: number | null,
    { practice }: Pick<SessionPayload, 'practice'> = {},
  ): Promise<CommandReply> {
    if (await openSession()) return { ok: false, error: 'anotherSessionOpen' };
    if (!(await stores.people.get(personId))) return { ok: false, error: 'noSuchPerson' };
    // A new session depends on no earlier time, so drop the offset from earlier clock changes.
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
    await update((tabs) => ({ ...tabs, known: session.id }));
    await bind(session.id, tabId);
    return { ok: true, sessionId: session.id };
  }

  /**
   * The end time of a session that the coach ends now: usually now. After a browser restart, or when the
   * session was left open long past its planned end, it is the last sign of life.
   */
  async function endingAt(session: SessionRecord): Promise<number> {
    const nowMs = clock.nowMs();
    const lifeAt = await lastSignOfLife(stores, session);
    const lost = (await callTabs.read()).known !== session.id;
    return lost || leftOpen(session.payload, lifeAt, nowMs) ? Math.min(lifeAt, nowMs) : nowMs;
  }

  async function endNow(sessionId: string): Promise<CommandReply> {
    const session = await stores.sessions.get(sessionId);
    if (!session) return { ok: false, error: 'noSuchSession' };
    return await end(sessionId, 'coach', await endingAt(session));
  }

  async function end(sessionId: string, reason: EndReason, at: number): Promise<CommandReply> {
    const tabs = await callTabs.read();
    const nowMs = clock.nowMs();
    let firstEnd = false;
    const ended = await stores.sessions.update(sessionId, (session) => {
      if (!session) return undefined;
      const late = nowMs - at > MADE_LATER_MS && { madeAt: nowMs };
      const event = { type: 'ended' as const, at, reason, ...late };
      const events = withEvent(session.payload.events, event);
      if (events === session.payload.events) return undefined;
      firstEnd = session.payload.reflectionOpenedAt === null;
      return withPayload(
        session,
        {
          ...session.payload,
          events: [...events],
          reflectionOpenedAt: session.payload.reflectionOpenedAt ?? nowMs,
        },
        nowMs,
      );
    });
    if (!ended) return { ok: false, error: 'noSuchSession' };
    // A second click on 'end' may arrive after another session has started: unbind only this one.
    await update((before) => {
      const after = before.bound?.sessionId === sessionId ? unbind(before, nowMs) : before;
      const answered = reason === 'coach' && after.question?.sessionId === sessionId;
      return answered ? { ...after, question: null } : after;
    });
    await tellTabs();
    // If measuring fails here, maintenance computes the measures later: it must not prevent the end.
    await keepFigures(sessionId).catch((error: unknown) =>
      console.warn('aparté: the figures were not kept', error),
    );
    if (firstEnd) {
      // A call that ended by itself may only have dropped, and the coach may be rejoining: do not take focus.
      const focused = reason === 'coach' && !liveAnywhere(tabs);
      await openReflection(sessionId, focused).catch((error: unknown) =>
        console.warn('aparté: the reflection did not open', error),
      );
    }
    return { ok: true, sessionId, endedAt: ending(ended.payload.events)?.at };
  }

  async function discard(sessionId: string): Promise<CommandReply> {
    await forgetCall(sessionId);
    await unbindPrepared(sessionId);
    await forgetKeptIn(sessionId);
    await personRights.eraseSession(sessionId, clock.nowMs());
    return { ok: true };
  }

  async function forgetCall(sessionId: string): Promise<void> {
    const { bound: before } = await callTabs.read();
    await update((tabs) => {
      const bound = tabs.bound?.sessionId === sessionId ? null : tabs.bound;
      const former = tabs.former?.sessionId === sessionId ? null : tabs.former;
      const question = tabs.question?.sessionId === sessionId ? null : tabs.question;
      const windows = tabs.windows.filter((window) => window.sessionId !== sessionId);
      const known = tabs.known === sessionId ? null : tabs.known;
      return { ...tabs, bound, former, question, windows, known };
    });
    await tellTabs([before?.tabId]);
  }

  /** Undoes the end of a session while that is possible; does nothing when it is already open. */
  async function reopen(sessionId: string, tabId: number | null): Promise<CommandReply> {
    const open = await openSession();
    if (open?.id === sessionId) return { ok: true, sessionId };
    if (open) return { ok: false, error: 'anotherSessionOpen' };
    const session = await stores.sessions.get(sessionId);
    if (!session) return { ok: false, error: 'noSuchSession' };
    if (!justEnded(session.payload.events, clock.nowMs()))
      return { ok: false, error: 'notPossibleNow' };
    await append(sessionId, { type: 'reopened', at: clock.nowMs() });
    const { former } = await callTabs.read();
    await update((tabs) => ({ ...tabs, known: sessionId }));
    await bind(sessionId, tabId ?? (former?.sessionId === sessionId ? former.tabId : null));
    return { ok: true, sessionId };
  }

  async function adopt(sessionId: string, tabId: number | null): Promise<CommandReply> {
    const session = await stores.sessions.get(sessionId);
    if (!session || sessionState(session.payload.events) === 'ended')
      return { ok: false, error: 'noSuchSession' };
    // A session that moved from an open tab, or was never in a tab, had no absence to record.
    if ((await callTabs.read()).known !== sessionId) {
      const awaySince = await lastSignOfLife(stores, session);
      await append(
        sessionId,
        { type: 'paused', at: awaySince, reason: 'away' },
        { type: 'resumed', at: clock.nowMs() },
      );
    }
    if (session.payload.setting === 'inPerson' && tabId !== null)
      await amend(sessionId, { setting: 'call' });
    await update((tabs) => ({ ...tabs, known: sessionId }));
    await bind(sessionId, tabId);
    return { ok: true, sessionId };
  }

  async function changed(sessionId: string, event: SessionEvent): Promise<CommandReply> {
    const session = await append(sessionId, event);
    if (!session) return { ok: false, error: 'noSuchSession' };
    await tellTabs();
    return { ok: true, sessionId };
  }

  async function hand(sessionId: string, speaker: Speaker | null): Promise<CommandReply> {
    const session = await stores.sessions.get(sessionId);
    const person = session?.personId ? await stores.people.get(session.personId) : undefined;
    if (speaker !== null && !(person && consentGiven(person.payload)))
      return { ok: false, error: 'notPossibleNow' };
    return await changed(sessionId, { type: 'hand', at: clock.nowMs(), speaker });
  }

  /** Re-checks consent and settings after a change; without consent the manual speaker stops too. */
  async function review(): Promise<CommandReply> {
    const session = await openSession();
    const person = session?.personId ? await stores.people.get(session.personId) : undefined;
    if (session && person && !consentGiven(person.payload))
      await append(session.id, { type: 'hand', at: clock.nowMs(), speaker: null });
    await tellTabs();
    return { ok: true };
  }

  async function away(leap: ClockJump): Promise<CommandReply> {
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
    start,
    append: changed,
    end,
    endNow,
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
