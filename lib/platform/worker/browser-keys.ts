/** The browser's keyboard commands (`commands` API): they work while the call page has the focus. */
import type { Command, CommandReply } from '../../messages/commands';
import type { LiveReport } from '../../messages/live';
import { momentJustHeard } from '../../notes/moment';
import { newMarker } from '../../notes/note';
import { runningIntervals } from '../../session/clock';
import { manualSpeaker, sessionState, type SessionRecord } from '../../session/session';
import { createSessionListening } from '../../session/session-listening';
import type { Clock } from '../clock';
import type { Hiding } from '../hiding';
import type { Stores } from '../stores';
import type { CallTabsStore } from './call-tabs';

export interface BrowserKeyDependencies {
  readonly stores: Pick<Stores, 'sessions' | 'chunks' | 'notes'>;
  readonly callTabs: Pick<CallTabsStore, 'read'>;
  readonly clock: Clock;
  obey(command: Command): Promise<CommandReply>;
  /** What the call in this tab has measured and not stored yet. */
  askLiveListening(tabId: number): Promise<LiveReport['listening']>;
  readonly hiding: Pick<Hiding, 'toggle'>;
}

/** Runs one command. @returns whether there was something to do, once any write is durable */
export async function pressBrowserKey(
  key: string,
  dependencies: BrowserKeyDependencies,
): Promise<boolean> {
  if (key === 'hide-everything') {
    await dependencies.hiding.toggle();
    return true;
  }
  const session = (await dependencies.stores.sessions.list()).find(
    ({ payload }) => sessionState(payload.events) !== 'ended',
  );
  if (!session) return false;
  if (key === 'mark-moment') return await markMoment(session, dependencies);
  if (key === 'toggle-speaker') return await toggleSpeaker(session, dependencies);
  return false;
}

/** Adds a marker at the start of the latest turn, for the coach to label later. */
async function markMoment(
  session: SessionRecord,
  { stores, callTabs, clock, askLiveListening }: BrowserKeyDependencies,
): Promise<boolean> {
  // The time of the key press: the reads below may take a while.
  const nowMs = clock.nowMs();
  const { bound } = await callTabs.read();
  const live = bound?.sessionId === session.id ? await askLiveListening(bound.tabId) : null;
  const stored = await stores.chunks.bySession(session.id);
  const known = new Set(stored.map(({ id }) => id));
  const unstored = live?.sessionId === session.id ? live.unstored : [];
  const { events } = session.payload;
  const { recent, durationMs } = createSessionListening(
    events,
    stored.map(({ payload }) => payload),
  ).viewAt(
    nowMs,
    unstored.filter(({ id }) => !known.has(id)).map(({ chunk }) => chunk),
  );
  const { at } = momentJustHeard(recent, durationMs, runningIntervals(events, nowMs), nowMs);
  await stores.notes.put(
    newMarker(
      at,
      { id: clock.newId(), nowMs },
      { sessionId: session.id, personId: session.personId },
    ),
  );
  return true;
}

async function toggleSpeaker(
  { id, payload }: SessionRecord,
  { obey }: BrowserKeyDependencies,
): Promise<boolean> {
  const speaker = manualSpeaker(payload.events) === 'coach' ? 'coachee' : 'coach';
  return (await obey({ type: 'session.hand', sessionId: id, speaker })).ok;
}
