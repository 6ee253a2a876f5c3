/** What calls do to sessions: frames come and go, listening arrives, calls hang up. */
import { certainMeetingKey } from '../../call/meeting';
import { autoStartPerson } from '../../people/links';
import { consentGiven, type PersonPayload } from '../../people/person';
import { newRecord } from '../../records/envelope';
import type { Report, ReportReply } from '../../messages/reports';
import type { ChunkPayload } from '../../session/chunk';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import type { Stores } from '../stores';
import { liveIn, withFrame, withoutTab, type CallTabsStore } from './call-tabs';
import type { Sessions } from './sessions';

export interface CallSeams {
  readonly stores: Stores;
  readonly callTabs: CallTabsStore;
  readonly clock: Clock;
  /** Has `checkHangUp` called in `inMs`, even when the worker dies in between. */
  scheduleHangUpCheck(inMs: number): void;
}

export interface Frame {
  readonly tabId: number;
  readonly frameId: number;
  readonly url: string | undefined;
}

export function createCalls(
  { stores, callTabs, clock, scheduleHangUpCheck }: CallSeams,
  sessions: Sessions,
) {
  async function hangUpAfterMs(): Promise<number> {
    return ((await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS).hangUpAfterMs;
  }

  async function frameNews(frame: Frame, live: number | null): Promise<void> {
    const before = await callTabs.read();
    const after = withFrame(before, frame.tabId, frame.frameId, live, clock.nowMs());
    await callTabs.write(after);
    if (after.lostAt !== null && before.lostAt === null) scheduleHangUpCheck(await hangUpAfterMs());
    if (liveIn(before, frame.tabId) === 0 && liveIn(after, frame.tabId) > 0)
      await startByItself(frame);
  }

  /** A person may be tied to a meeting link: their session starts when that call does. */
  async function startByItself(frame: Frame): Promise<void> {
    const key = certainMeetingKey(frame.url);
    if (key === null || (await sessions.openSession())) return;
    const person = autoStartPerson(await stores.people.list(), key);
    if (person) await sessions.start(person.id, person.payload.plannedMs, frame.tabId);
  }

  /** A chunk of a session that is gone, or of someone who said no, is accepted and dropped. */
  async function keepChunk(id: string, sessionId: string, chunk: ChunkPayload): Promise<void> {
    const session = await stores.sessions.get(sessionId);
    if (!session || session.deletedAt !== null) return;
    const person = session.personId ? await stores.people.get(session.personId) : undefined;
    if (!person || !consentCovered(person.payload, chunk.toMs)) return;
    const record = newRecord(
      'chunk',
      chunk,
      { id, nowMs: clock.nowMs() },
      { sessionId, personId: session.personId },
    );
    await stores.chunks.update(id, (stored) => (stored ? undefined : record));
    await sessions.keepFigures(sessionId);
  }

  async function hear(report: Report, frame: Frame): Promise<ReportReply> {
    let accepted = true;
    if (report.type === 'call.state') {
      await frameNews(frame, report.liveAudioConnections);
    } else if (report.type === 'call.away') {
      await sessions.away(report);
    } else {
      accepted = await keepChunk(report.id, report.sessionId, report.chunk).then(
        () => true,
        () => false,
      );
    }
    return { accepted, order: await sessions.orderFor(frame.tabId) };
  }

  async function tabClosed(tabId: number): Promise<void> {
    const tabs = await callTabs.read();
    await callTabs.write(withoutTab(tabs, tabId));
    if (tabs.bound?.tabId === tabId)
      await sessions.end(tabs.bound.sessionId, 'tabClosed', tabs.lostAt ?? clock.nowMs());
  }

  async function checkHangUp(): Promise<void> {
    const { bound, lostAt } = await callTabs.read();
    if (!bound || lostAt === null) return;
    const remainingMs = lostAt + (await hangUpAfterMs()) - clock.nowMs();
    if (remainingMs > 0) scheduleHangUpCheck(remainingMs);
    else await sessions.end(bound.sessionId, 'hangup', lostAt);
  }

  return { hear, frameGone: (frame: Frame) => frameNews(frame, null), tabClosed, checkHangUp };
}

/** Was measuring allowed at `atMs`? What was heard before a withdrawal stays. */
function consentCovered(person: PersonPayload, atMs: number): boolean {
  if (consentGiven(person)) return true;
  const withdrawn = person.consents.at(-1);
  return person.consents.length > 1 && withdrawn !== undefined && atMs <= withdrawn.at;
}
