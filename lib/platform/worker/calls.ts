/** Applies call events to sessions: frames connect and disconnect, chunks arrive, calls hang up. */
import {
  ask,
  frameIn,
  liveIn,
  urlOf,
  windowsOf,
  withAbsence,
  withFrame,
  withoutTab,
  liveTabs,
  type Binding,
  type CallTabs,
} from '../../call/call-tabs';
import { certainMeetingKey, sameMeeting } from '../../call/meeting';
import { autoStartPerson } from '../../people/links';
import { intersection } from '../../intervals/intervals';
import type { CommandReply } from '../../messages/commands';
import type { Report, ReportReply } from '../../messages/reports';
import { consentIntervals, type PersonRecord } from '../../people/person';
import { newRecord } from '../../records/envelope';
import { clipChunk, type ChunkPayload } from '../../session/chunk';
import { runningIntervals } from '../../session/clock';
import { ending, justEnded, type EndReason, type SessionRecord } from '../../session/session';
import { DEFAULT_SETTINGS, SETTINGS_ID, type Settings } from '../../settings/settings';
import type { Clock } from '../clock';
import type { Stores } from '../stores';
import type { CallTabsStore } from './call-tabs';
import type { Sessions } from './sessions';
import type { TabOrders } from './tab-orders';

export interface CallDependencies {
  readonly stores: Stores;
  readonly callTabs: CallTabsStore;
  readonly clock: Clock;
  /** Schedules `checkCall` in `inMs`, even if the worker stops before. */
  scheduleCallCheck(inMs: number): void;
}

export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string | undefined;
}

export function createCalls(
  { stores, callTabs, clock, scheduleCallCheck }: CallDependencies,
  sessions: Sessions,
  { update, orderFor, tellTabs, bind }: TabOrders,
) {
  async function settings(): Promise<Settings> {
    return (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
  }

  async function frameNews(
    frame: Frame,
    news: { readonly live: number; readonly others: number | null } | null,
  ): Promise<void> {
    const { hangUpAfterMs, emptyRoomAfterMs } = await settings();
    const before = await callTabs.read();
    const described = news && { ...news, url: frame.url ?? null };
    const after = await update((tabs) =>
      withFrame(tabs, frame, described, clock.nowMs(), emptyRoomAfterMs),
    );
    const began = (field: 'lostAt' | 'absentSince') =>
      after.bound !== null &&
      after.bound[field] !== null &&
      after.bound[field] !== before.bound?.[field];
    if (began('lostAt')) scheduleCallCheck(hangUpAfterMs);
    if (began('absentSince')) scheduleCallCheck(emptyRoomAfterMs);
    const emptied = after.bound?.emptied !== before.bound?.emptied;
    if (emptied || after.question !== before.question) await tellTabs();
    if (liveIn(before, frame.tabId) === 0 && liveIn(after, frame.tabId) > 0)
      await startByItself(frame.tabId);
  }

  /** Starts, reopens or asks about the session of the one person whose meeting link this tab shows. */
  async function startByItself(tabId: number): Promise<void> {
    const tabs = await callTabs.read();
    const url = urlOf(tabs, tabId);
    const key = certainMeetingKey(url);
    if (key === null || tabs.question !== null || (await sessions.openSession())) return;
    const person = autoStartPerson(await stores.people.list(), key);
    if (!person) return;
    const last = await lastOf(person, tabs, url);
    if (!last) return void (await sessions.start(person.id, person.payload.plannedMs, tabId));
    const { session, absentMs } = last;
    const dropped = ending(session.payload.events)!;
    const shortly = absentMs <= (await settings()).emptyRoomAfterMs;
    // The coach ended the session and the connection only flickered: start nothing automatically.
    if (dropped.reason === 'coach' && shortly) return;
    if (dropped.reason === 'coach')
      return void (await sessions.start(person.id, person.payload.plannedMs, tabId));
    if (shortly) return void (await sessions.reopen(session.id, tabId));
    await update((now) =>
      ask(now, 'afterHangUp', dropped.at, clock.nowMs(), { sessionId: session.id, tabId }),
    );
  }

  /** The person's session that ended recently in this meeting, and for how long nobody was there. */
  async function lastOf(
    person: PersonRecord,
    { former }: CallTabs,
    url: string | null,
  ): Promise<{ session: SessionRecord; absentMs: number } | null> {
    if (!former || (former.url !== null && sameMeeting(former.url, url) === 'other')) return null;
    const session = await stores.sessions.get(former.sessionId);
    if (!session || session.personId !== person.id || session.deletedAt !== null) return null;
    const end = ending(session.payload.events);
    if (!end || !justEnded(session.payload.events, clock.nowMs())) return null;
    const absentSince = Math.min(former.absentSince ?? Infinity, end.at);
    return { session, absentMs: clock.nowMs() - absentSince };
  }

  /** Stores a chunk of the bound call, cut to the time when the session ran and the person consented. */
  async function keepChunk(
    { id, sessionId, chunk }: Extract<Report, { type: 'call.chunk' }>,
    { tabId }: Frame,
  ): Promise<void> {
    const session = await stores.sessions.get(sessionId);
    if (!session || session.deletedAt !== null) return;
    const person = session.personId ? await stores.people.get(session.personId) : undefined;
    if (!person) return;
    const nowMs = clock.nowMs();
    const allowed = intersection(
      intersection(
        runningIntervals(session.payload.events, Math.max(nowMs, chunk.toMs)),
        windowsOf(await callTabs.read(), sessionId, tabId),
      ),
      consentIntervals(person.payload, nowMs),
    );
    const kept = clipChunk(chunk, allowed);
    if (kept === null) return;
    await storeChunk(id, session, kept);
  }

  async function storeChunk(
    id: string,
    { id: sessionId, personId }: SessionRecord,
    chunk: ChunkPayload,
  ): Promise<void> {
    const stamp = { id, nowMs: clock.nowMs() };
    const record = newRecord('chunk', chunk, stamp, { sessionId, personId });
    await stores.chunks.update(id, (stored) => (stored ? undefined : record));
    await sessions.keepFigures(sessionId);
  }

  /** Updates the frame's address: it may have changed while the connections stayed open. */
  async function noteAddress(frame: Frame): Promise<void> {
    const known = frameIn(await callTabs.read(), frame.tabId, frame.frameId);
    if (known && frame.url !== undefined) await frameNews(frame, known);
  }

  async function hear(report: Report, frame: Frame): Promise<ReportReply> {
    let accepted = true;
    if (report.type === 'call.chunk') await noteAddress(frame);
    if (report.type === 'call.state') {
      const { liveAudioConnections: live, others = null } = report;
      await frameNews(frame, { live, others });
    } else if (report.type === 'call.away') {
      await sessions.away(report);
    } else {
      accepted = await keepChunk(report, frame).then(
        () => true,
        () => false,
      );
    }
    return { accepted, order: await orderFor(frame.tabId) };
  }

  async function tabClosed(tabId: number): Promise<void> {
    const nowMs = clock.nowMs();
    const { bound } = await update((tabs) => withoutTab(tabs, tabId, nowMs));
    if (bound?.tabId === tabId) await endBound(bound, 'tabClosed', bound.lostAt ?? nowMs);
  }

  /** Ends a session whose call is gone, and restarts if its meeting is already open in another tab. */
  async function endBound(bound: Binding, reason: EndReason, at: number): Promise<void> {
    await sessions.end(bound.sessionId, reason, at);
    const tabs = await callTabs.read();
    const again = liveTabs(tabs).find(
      (tabId) => tabId !== bound.tabId && sameMeeting(bound.url, urlOf(tabs, tabId)) === 'same',
    );
    if (again !== undefined) await startByItself(again);
  }

  /** Ends the session of a call that hung up, and stops measuring in an empty meeting, once it is due. */
  async function checkCall(): Promise<void> {
    const { hangUpAfterMs, emptyRoomAfterMs } = await settings();
    const nowMs = clock.nowMs();
    const { bound } = await callTabs.read();
    if (!bound) return;
    if (bound.lostAt !== null) {
      const remainingMs = bound.lostAt + hangUpAfterMs - nowMs;
      if (remainingMs <= 0) return void (await endBound(bound, 'hangup', bound.lostAt));
      scheduleCallCheck(remainingMs);
    }
    if (bound.absentSince === null || bound.emptied) return;
    const remainingMs = bound.absentSince + emptyRoomAfterMs - nowMs;
    if (remainingMs > 0) return scheduleCallCheck(remainingMs);
    await update((tabs) => withAbsence(tabs, nowMs, emptyRoomAfterMs));
    await tellTabs();
  }

  /** Handles the coach's answer to 'Still with NAME?'. */
  async function answer(sessionId: string, same: boolean): Promise<CommandReply> {
    const { question } = await callTabs.read();
    if (question?.sessionId !== sessionId) return { ok: false, error: 'notPossibleNow' };
    const open = (await sessions.openSession())?.id === sessionId;
    if (same) {
      if (!open) return await sessions.reopen(sessionId, question.tabId);
      await bind(sessionId, question.tabId);
      return { ok: true, sessionId };
    }
    await update((tabs) => ({ ...tabs, question: null }));
    const reply: CommandReply = open
      ? await sessions.end(sessionId, 'hangup', question.endAt)
      : { ok: true, sessionId };
    // The tab's current call may start the session of its own person.
    if (question.kind === 'anotherMeeting') await startByItself(question.tabId);
    return reply;
  }

  /** The coach revoked the permission for some sites: re-send the orders, so that their tabs stop. */
  async function sitesChanged(): Promise<void> {
    await tellTabs();
  }

  return {
    hear,
    frameGone: (frame: Frame) => frameNews(frame, null),
    tabClosed,
    checkCall,
    answer,
    sitesChanged,
  };
}
