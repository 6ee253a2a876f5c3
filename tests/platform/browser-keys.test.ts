import { describe, expect, it, vi } from 'vitest';
import { newPerson, withConsent } from '../../lib/people/person';
import { createRecorder } from '../../lib/platform/worker/recorder';
import {
  pressBrowserKey,
  type BrowserKeyDependencies,
} from '../../lib/platform/worker/browser-keys';
import { newRecord, withPayload } from '../../lib/records/envelope';
import type { ChunkPayload } from '../../lib/session/chunk';
import { manualSpeaker } from '../../lib/session/session';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const TAB = 7;
const SECOND = 1_000;

function chunk(fromMs: number, toMs: number, coachee: ChunkPayload['coachee']): ChunkPayload {
  return {
    fromMs,
    toMs,
    page: 'page',
    covered: [[fromMs, toMs]],
    muted: [],
    coach: [],
    coachee,
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
  };
}

async function world({ consent = true, started = true } = {}) {
  const changes = localChanges();
  const connection = freshConnection();
  const stores = testStores({ connection, changes });
  const clock = testClock();
  const callTabs = createFakeCallTabsStore();
  const recorder = createRecorder({
    ...recorderDependencies({ connection, changes, stores, clock }),
    callTabs,
  });
  const person = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 });
  await stores.people.put(
    withPayload(person, withConsent(person.payload, consent, clock.nowMs()), 2),
  );
  const startedAt = clock.nowMs();
  if (started)
    await recorder.obey({ type: 'session.start', personId: 'p', plannedMs: 3_600_000, tabId: TAB });
  const [session] = await stores.sessions.list();
  const askLiveListening = vi.fn<BrowserKeyDependencies['askLiveListening']>(async () => null);
  const hiding = {
    toggle: vi.fn<BrowserKeyDependencies['hiding']['toggle']>(async () => undefined),
  };
  const dependencies = { stores, callTabs, clock, obey: recorder.obey, askLiveListening, hiding };
  return {
    ...dependencies,
    startedAt,
    sessionId: session?.id ?? '',
    press: (key: string) => pressBrowserKey(key, dependencies),
  };
}

describe('the mark-moment shortcut', () => {
  it('stores a marker at the start of the latest turn, from stored and not yet stored chunks', async () => {
    const { press, stores, clock, startedAt, sessionId, askLiveListening } = await world();
    const early = chunk(startedAt, startedAt + 10 * SECOND, [
      [startedAt + SECOND, startedAt + 9 * SECOND],
    ]);
    const links = { sessionId, personId: 'p' };
    await stores.chunks.put(newRecord('chunk', early, { id: 'c1', nowMs: startedAt }, links));
    clock.advance(12 * SECOND);
    expect(await press('mark-moment')).toBe(true);

    const late = chunk(startedAt + 10 * SECOND, startedAt + 30 * SECOND, [
      [startedAt + 20 * SECOND, startedAt + 29 * SECOND],
    ]);
    askLiveListening.mockResolvedValue({
      sessionId,
      unstored: [
        { id: 'c1', chunk: early },
        { id: 'c2', chunk: late },
      ],
      coach: 'silent',
      coachee: 'speaking',
      audioSeen: true,
      echo: false,
    });
    clock.advance(18 * SECOND);
    expect(await press('mark-moment')).toBe(true);

    expect(askLiveListening).toHaveBeenCalledWith(TAB);
    const markers = (await stores.notes.bySession(sessionId)).toSorted(
      (a, b) => a.createdAt - b.createdAt,
    );
    expect(markers.map(({ payload }) => payload)).toMatchObject([
      { marker: true, text: '', momentAt: startedAt + SECOND },
      { marker: true, text: '', momentAt: startedAt + 20 * SECOND },
    ]);
    expect(markers[0]?.personId).toBe('p');
  });

  it('stores a marker at the time of the key press when nothing was heard', async () => {
    const { press, stores, clock, sessionId } = await world();
    clock.advance(5 * SECOND);
    await press('mark-moment');
    const [marker] = await stores.notes.bySession(sessionId);
    expect(marker?.payload.momentAt).toBe(clock.nowMs());
  });

  it('stores nothing when no session is open', async () => {
    const { press, stores } = await world({ started: false });
    expect(await press('mark-moment')).toBe(false);
    expect(await stores.notes.list()).toEqual([]);
  });
});

describe('the hand timer shortcut', () => {
  it('gives the floor to the coach first, then switches between coach and coachee', async () => {
    const { press, stores, sessionId, clock } = await world();
    const speaker = async () =>
      manualSpeaker((await stores.sessions.get(sessionId))?.payload.events ?? []);
    expect(await press('toggle-speaker')).toBe(true);
    expect(await speaker()).toBe('coach');
    clock.advance(SECOND);
    await press('toggle-speaker');
    expect(await speaker()).toBe('coachee');
  });

  it('starts no timer for a person who has not consented', async () => {
    const { press, stores, sessionId } = await world({ consent: false });
    expect(await press('toggle-speaker')).toBe(false);
    expect(manualSpeaker((await stores.sessions.get(sessionId))?.payload.events ?? [])).toBeNull();
  });
});

it('hides every page when the hide shortcut is pressed, with or without a session', async () => {
  const { press, hiding } = await world({ started: false });
  expect(await press('hide-everything')).toBe(true);
  expect(hiding.toggle).toHaveBeenCalledOnce();
});

it('ignores a shortcut it does not know', async () => {
  const { press, hiding } = await world();
  expect(await press('something-else')).toBe(false);
  expect(hiding.toggle).not.toHaveBeenCalled();
});
