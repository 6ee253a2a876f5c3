import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_ORDER, type Order } from '../../lib/messages/reports';
import { newPerson, withConsent } from '../../lib/people/person';
import type { CallTabs } from '../../lib/call/call-tabs';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { RECORD_KINDS, withPayload } from '../../lib/records/envelope';
import type { ChunkPayload } from '../../lib/session/chunk';
import { runningIntervals, sessionTimeMs } from '../../lib/session/clock';
import { ending, sessionState } from '../../lib/session/session';
import { DEFAULT_SETTINGS, newSettings } from '../../lib/settings/settings';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const TAB = 7;
const frame = { tabId: TAB, frameId: 0, url: 'https://meet.example/abc?pwd=1' };

function world() {
  const connection = freshConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const clock = testClock();
  const callTabs = createFakeCallTabsStore();
  const orders: [number, Order][] = [];
  const openReflection = vi.fn(async (_sessionId: string, _focused: boolean) => undefined);
  const scheduled: number[] = [];
  const dependencies = {
    ...recorderDependencies({ connection, changes, stores, clock }),
    callTabs,
    sendOrder: async (tabId: number, order: Order) => void orders.push([tabId, order]),
    openReflection,
    scheduleCallCheck: (inMs: number) => void scheduled.push(inMs),
  };
  return {
    connection,
    stores,
    clock,
    orders,
    openReflection,
    scheduled,
    recorder: createRecorder(dependencies),
    dependencies,
  };
}

async function withSession(consent: boolean) {
  const all = world();
  const person = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 });
  await all.stores.people.put(
    withPayload(person, withConsent(person.payload, consent, all.clock.nowMs()), 2),
  );
  await all.recorder.hear({ type: 'call.state', liveAudioConnections: 1 }, frame);
  const reply = await all.recorder.obey({
    type: 'session.start',
    personId: 'p',
    plannedMs: 3_600_000,
    tabId: TAB,
  });
  if (!reply.ok || !reply.sessionId) throw new Error('no session');
  const sessionId = reply.sessionId;
  const session = async () => (await all.stores.sessions.get(sessionId))!;
  return { ...all, sessionId, session };
}

function chunk(fromMs: number): ChunkPayload {
  return {
    fromMs,
    toMs: fromMs + 5000,
    page: 'page',
    covered: [[fromMs, fromMs + 5000]],
    muted: [],
    coach: [],
    coachee: [],
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
  };
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('a call without a session', () => {
  it('stores nothing', async () => {
    const { recorder, stores } = world();
    const reply = await recorder.hear({ type: 'call.state', liveAudioConnections: 2 }, frame);
    expect(reply.order).toEqual({ ...NO_ORDER, atMs: expect.any(Number) });
    await recorder.tabClosed(TAB);
    expect(await stores.sessions.list()).toEqual([]);
  });
});

describe('measuring in a session', () => {
  it('is ordered only with consent', async () => {
    expect((await withSession(true)).orders.at(-1)?.[1].measure).toBe(true);
    expect((await withSession(false)).orders.at(-1)?.[1].measure).toBe(false);
  });

  it('stops at once when consent is withdrawn, and keeps what was heard before', async () => {
    const { recorder, stores, clock, orders, sessionId } = await withSession(true);
    const before = chunk(clock.nowMs());
    clock.advance(6000);
    await stores.people.update(
      'p',
      (person) =>
        person &&
        withPayload(person, withConsent(person.payload, false, clock.nowMs()), clock.nowMs()),
    );
    await recorder.obey({ type: 'measuring.review' });
    expect(orders.at(-1)?.[1].measure).toBe(false);
    await recorder.hear({ type: 'call.chunk', id: 'c1', sessionId, chunk: before }, frame);
    await recorder.hear(
      { type: 'call.chunk', id: 'c2', sessionId, chunk: chunk(clock.nowMs()) },
      frame,
    );
    expect((await stores.chunks.bySession(sessionId)).map(({ id }) => id)).toEqual(['c1']);
  });

  it('stores nothing that was heard before the person consented', async () => {
    const { recorder, stores, clock, sessionId } = await withSession(false);
    const fromMs = clock.nowMs();
    clock.advance(2_000);
    await stores.people.update(
      'p',
      (person) =>
        person && {
          ...person,
          payload: { ...person.payload, consents: [{ at: clock.nowMs(), given: true }] },
        },
    );
    clock.advance(4_000);
    await recorder.hear({ type: 'call.chunk', id: 'c', sessionId, chunk: chunk(fromMs) }, frame);
    const [kept] = await stores.chunks.bySession(sessionId);
    expect(kept?.payload.fromMs).toBe(fromMs + 2_000);
  });

  it('stops in a pause and starts again after it', async () => {
    const { recorder, orders, sessionId } = await withSession(true);
    await recorder.obey({ type: 'session.pause', sessionId });
    expect(orders.at(-1)?.[1].measure).toBe(false);
    await recorder.obey({ type: 'session.resume', sessionId });
    expect(orders.at(-1)?.[1].measure).toBe(true);
  });

  it('stores a chunk once when it is sent twice', async () => {
    const { recorder, stores, sessionId, clock } = await withSession(true);
    const report = { type: 'call.chunk', id: 'c', sessionId, chunk: chunk(clock.nowMs()) } as const;
    await Promise.all([recorder.hear(report, frame), recorder.hear(report, frame)]);
    expect(await stores.chunks.bySession(sessionId)).toHaveLength(1);
  });

  it('refuses the hand timer without consent', async () => {
    const { recorder, sessionId } = await withSession(false);
    expect(await recorder.obey({ type: 'session.hand', sessionId, speaker: 'coach' })).toEqual({
      ok: false,
      error: 'notPossibleNow',
    });
  });
});

describe('a hang-up', () => {
  it('ends the session at the time of the disconnect, after a wait of eight seconds', async () => {
    const { recorder, clock, scheduled, session, openReflection } = await withSession(true);
    clock.advance(60_000);
    const lostAt = clock.nowMs();
    await recorder.hear({ type: 'call.state', liveAudioConnections: 0 }, frame);
    expect(scheduled).toEqual([8000]);
    clock.advance(7999);
    await recorder.checkCall();
    expect(sessionState((await session()).payload.events)).toBe('running');
    clock.advance(1);
    await recorder.checkCall();
    expect(ending((await session()).payload.events)).toEqual({
      type: 'ended',
      at: lostAt,
      reason: 'hangup',
    });
    expect(openReflection).toHaveBeenCalledOnce();
  });

  it('is ignored when the call reconnects in time, for example after a reload', async () => {
    const { recorder, clock, session } = await withSession(true);
    await recorder.frameGone(frame);
    clock.advance(5000);
    await recorder.hear({ type: 'call.state', liveAudioConnections: 1 }, frame);
    clock.advance(60_000);
    await recorder.checkCall();
    expect(sessionState((await session()).payload.events)).toBe('running');
  });

  it('does not end a session whose call has not begun', async () => {
    const { recorder, clock, session } = await withSession(true);
    await recorder.hear({ type: 'call.state', liveAudioConnections: 0 }, { ...frame, frameId: 3 });
    clock.advance(60_000);
    await recorder.checkCall();
    expect(sessionState((await session()).payload.events)).toBe('running');
  });

  it('can be undone when the call had only dropped', async () => {
    const { recorder, clock, sessionId, session } = await withSession(true);
    await recorder.hear({ type: 'call.state', liveAudioConnections: 0 }, frame);
    clock.advance(8000);
    await recorder.checkCall();
    clock.advance(2000);
    await recorder.obey({ type: 'session.reopen', sessionId, tabId: null });
    expect(await recorder.obey({ type: 'tab.status', tabId: TAB })).toMatchObject({
      status: 'here',
    });
    const { events } = (await session()).payload;
    expect(sessionState(events)).toBe('running');
    expect(sessionTimeMs(runningIntervals(events, clock.nowMs()), clock.nowMs())).toBe(10_000);
  });
});

describe('ending a session', () => {
  it('opens the reflection once, however often the session is reopened and ended', async () => {
    const { recorder, sessionId, openReflection } = await withSession(true);
    await recorder.obey({ type: 'session.end', sessionId });
    await recorder.obey({ type: 'session.end', sessionId });
    await recorder.obey({ type: 'session.reopen', sessionId, tabId: TAB });
    await recorder.obey({ type: 'session.end', sessionId });
    expect(openReflection).toHaveBeenCalledExactlyOnceWith(sessionId, false);
  });

  it('focuses the reflection window only when no call is live in any tab', async () => {
    const focus = async (liveElsewhere: number) => {
      const { recorder, sessionId, openReflection } = await withSession(true);
      const elsewhere = { tabId: TAB + 1, frameId: 0, url: 'https://other.example/room' };
      await recorder.hear({ type: 'call.state', liveAudioConnections: liveElsewhere }, elsewhere);
      await recorder.hear({ type: 'call.state', liveAudioConnections: 0 }, frame);
      await recorder.obey({ type: 'session.end', sessionId });
      return openReflection.mock.lastCall;
    };
    expect(await focus(0)).toEqual([expect.any(String), true]);
    expect(await focus(1)).toEqual([expect.any(String), false]);
  });

  it('never focuses the reflection window after a hang-up or a closed tab, when the coach may return', async () => {
    const hungUp = await withSession(true);
    await hungUp.recorder.hear({ type: 'call.state', liveAudioConnections: 0 }, frame);
    hungUp.clock.advance(8000);
    await hungUp.recorder.checkCall();
    expect(hungUp.openReflection.mock.lastCall).toEqual([expect.any(String), false]);
    const closed = await withSession(true);
    await closed.recorder.tabClosed(TAB);
    expect(closed.openReflection.mock.lastCall).toEqual([expect.any(String), false]);
  });

  it('succeeds even when the reflection window cannot open', async () => {
    const { recorder, sessionId, session, openReflection } = await withSession(true);
    openReflection.mockRejectedValueOnce(new Error('no window'));
    expect(await recorder.obey({ type: 'session.end', sessionId })).toMatchObject({ ok: true });
    expect(sessionState((await session()).payload.events)).toBe('ended');
  });

  it('happens at once when the tab is closed', async () => {
    const { recorder, session } = await withSession(true);
    await recorder.tabClosed(TAB);
    expect(ending((await session()).payload.events)?.reason).toBe('tabClosed');
  });

  it('happens after the wait when the worker died just as the tab was closed', async () => {
    const { dependencies, clock, session } = await withSession(true);
    clock.advance(1000);
    const closedAt = clock.nowMs();
    const { write } = dependencies.callTabs;
    let dead = false;
    const dying = {
      write: async (next: CallTabs) => {
        if (!dead) await write(next);
        dead = true;
        throw new Error('dead');
      },
      read: dependencies.callTabs.read,
    };
    const dies = createRecorder({ ...dependencies, callTabs: dying });
    await expect(dies.tabClosed(TAB)).rejects.toThrow('dead');
    const next = createRecorder(dependencies);
    clock.advance(8000);
    await next.checkCall();
    expect(ending((await session()).payload.events)?.at).toBe(closedAt);
  });

  it('still stores the last chunk, which arrives after it', async () => {
    const { recorder, stores, sessionId, clock } = await withSession(true);
    const startedAt = clock.nowMs();
    clock.advance(6000);
    await recorder.obey({ type: 'session.end', sessionId });
    await recorder.hear(
      { type: 'call.chunk', id: 'last', sessionId, chunk: chunk(startedAt) },
      frame,
    );
    expect(await stores.chunks.bySession(sessionId)).toHaveLength(1);
  });
});

describe('the open session', () => {
  it('prevents a second session from starting', async () => {
    const { recorder } = await withSession(true);
    const start = { type: 'session.start', personId: 'p', plannedMs: 60_000, tabId: null } as const;
    expect(await recorder.obey(start)).toEqual({ ok: false, error: 'anotherSessionOpen' });
  });

  it('continues after a browser restart, with the time away as a pause', async () => {
    const { dependencies, stores, clock, sessionId, session } = await withSession(true);
    const startedAt = clock.nowMs();
    await stores.chunks.put({
      id: 'c',
      kind: 'chunk',
      personId: 'p',
      sessionId,
      createdAt: startedAt,
      updatedAt: startedAt,
      deletedAt: null,
      payload: chunk(startedAt),
    });
    clock.advance(600_000);
    const afterRestart = createRecorder({ ...dependencies, callTabs: createFakeCallTabsStore() });
    expect(await afterRestart.obey({ type: 'tab.status', tabId: TAB })).toEqual({
      ok: true,
      status: 'nowhere',
    });
    await afterRestart.obey({ type: 'session.adopt', sessionId, tabId: TAB });
    const { events } = (await session()).payload;
    clock.advance(1000);
    expect(sessionTimeMs(runningIntervals(events, clock.nowMs()), clock.nowMs())).toBe(6000);
  });

  it('is no longer measured and leaves no record once it is discarded', async () => {
    const { recorder, sessionId, clock, orders, connection } = await withSession(true);
    const stored = async () => {
      const database = await connection.open();
      return JSON.stringify(await Promise.all(RECORD_KINDS.map((kind) => database.getAll(kind))));
    };
    await recorder.hear(
      { type: 'call.chunk', id: 'c', sessionId, chunk: chunk(clock.nowMs()) },
      frame,
    );
    expect(await stored()).toMatch(
      new RegExp(`"chunk"[^]*"${sessionId}"|"${sessionId}"[^]*"chunk"`),
    );
    await recorder.obey({ type: 'session.discard', sessionId });
    expect(await stored()).not.toContain(`"${sessionId}"`);
    expect(orders.at(-1)?.[1]).toEqual({ ...NO_ORDER, atMs: expect.any(Number) });
  });

  it('is cancelled in its tab when it is discarded before the call has begun', async () => {
    const { recorder, orders, sessionId } = await withSession(true);
    await recorder.obey({ type: 'session.adopt', sessionId, tabId: 8 });
    await recorder.obey({ type: 'session.discard', sessionId });
    expect(orders.findLast(([tabId]) => tabId === 8)?.[1].sessionId).toBeNull();
  });

  it('starts automatically for a meeting link that the coach tied to a person', async () => {
    const { recorder, stores } = world();
    const person = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 });
    await stores.people.put(
      withPayload(person, { ...person.payload, startsAt: ['meet.example/abc'] }, 2),
    );
    await recorder.hear({ type: 'call.state', liveAudioConnections: 1 }, frame);
    expect((await stores.sessions.list())[0]).toMatchObject({ personId: 'p' });
  });

  it.each([
    ['https://calls.example/join?room=anna', ['calls.example/join?room=anna'], [], 1],
    ['https://calls.example/join?room=paul', ['calls.example/join?room=anna'], [], 0],
    ['https://calls.example/join?room=anna', ['calls.example/join'], [], 0],
    ['https://calls.example/join?token=x', ['calls.example/join'], [], 0],
    ['https://calls.example/room-a?foo=x', ['calls.example/room-a'], [], 0],
    ['https://calls.example/', ['calls.example'], [], 0],
    ['https://calls.example/room-a', ['calls.example/room-a'], ['calls.example/room-a'], 0],
  ])(
    'in %s, with %j set to start automatically and %j as a link of another person, %i sessions start',
    async (url, startsAt, othersLinks, started) => {
      const { recorder, stores } = world();
      const person = newPerson('Camille', 'fr', { id: 'p', nowMs: 1 });
      const other = newPerson('Jonas', 'fr', { id: 'q', nowMs: 1 });
      await stores.people.put(withPayload(person, { ...person.payload, startsAt }, 2));
      await stores.people.put(withPayload(other, { ...other.payload, links: othersLinks }, 2));
      await recorder.hear({ type: 'call.state', liveAudioConnections: 1 }, { ...frame, url });
      expect(await stores.sessions.list()).toHaveLength(started);
    },
  );
});

describe('the passphrase lock', () => {
  const HOUR_MS = 3_600_000;

  async function lockable() {
    const all = await withSession(true);
    const lock = vi.fn(async () => undefined);
    const recorder = createRecorder({ ...all.dependencies, lock });
    return { ...all, lock, recorder, lockNow: () => recorder.obey({ type: 'lock.now' }) };
  }

  it('is refused while a session is open in which somebody is still heard', async () => {
    const { recorder, lockNow, lock, clock, sessionId } = await lockable();
    clock.advance(HOUR_MS);
    expect(await lockNow()).toEqual({ ok: false, error: 'notPossibleNow' });
    // The session runs three hours over, and speech is still heard.
    clock.advance(3 * HOUR_MS);
    const report = { type: 'call.chunk', id: 'c', sessionId, chunk: chunk(clock.nowMs()) } as const;
    await recorder.hear(report, frame);
    expect(await lockNow()).toEqual({ ok: false, error: 'notPossibleNow' });
    expect(lock).not.toHaveBeenCalled();
  });

  it('locks although a session is open that nobody came back to', async () => {
    const { lockNow, lock, clock } = await lockable();
    clock.advance(3 * HOUR_MS - 1);
    expect(await lockNow()).toEqual({ ok: false, error: 'notPossibleNow' });
    clock.advance(1);
    expect(await lockNow()).toEqual({ ok: true });
    expect(lock).toHaveBeenCalledOnce();
  });
});

it('a write that fails is answered with an error, and the next one works', async () => {
  const { recorder, stores, sessionId } = await withSession(true);
  vi.spyOn(stores.sessions, 'update').mockRejectedValueOnce(new Error('disk full'));
  expect(await recorder.obey({ type: 'session.pause', sessionId })).toEqual({
    ok: false,
    error: 'notSaved',
  });
  expect(await recorder.obey({ type: 'session.pause', sessionId })).toMatchObject({ ok: true });
});

it('a session abandoned for weeks ends at the time of its last change', async () => {
  const { recorder, clock, session, sessionId } = await withSession(true);
  const leftAt = (await session()).updatedAt;
  clock.advance(30 * 24 * 3_600_000);
  await recorder.tidy();
  expect(sessionState((await session()).payload.events)).toBe('running');
  expect((await recorder.obey({ type: 'session.pause', sessionId })).ok).toBe(true);
  clock.advance(32 * 24 * 3_600_000);
  await recorder.tidy();
  const ended = ending((await session()).payload.events);
  expect(ended?.at).toBe(leftAt + 30 * 24 * 3_600_000);
});

describe('the measures of a session', () => {
  const HOUR = 3_600_000;

  async function heardSession() {
    const all = await withSession(true);
    const fromMs = all.clock.nowMs();
    const said: ChunkPayload = {
      fromMs,
      toMs: fromMs + 5_000,
      page: 'page',
      covered: [[fromMs, fromMs + 5_000]],
      muted: [],
      coach: [[fromMs + 4_000, fromMs + 5_000]],
      coachee: [[fromMs, fromMs + 3_000]],
      streams: [],
      uncertainMs: { coach: 0, coachee: 0 },
    };
    const hear = (id: string) =>
      all.recorder.hear({ type: 'call.chunk', id, sessionId: all.sessionId, chunk: said }, frame);
    const figures = async () => (await all.session()).payload.figures;
    return { ...all, hear, figures };
  }

  it('are stored when it ends, and computed again when a late chunk arrives', async () => {
    const { recorder, clock, sessionId, hear, figures } = await heardSession();
    clock.advance(10_000);
    await recorder.obey({ type: 'session.end', sessionId });
    expect(await figures()).toBeUndefined();
    await hear('late');
    expect((await figures())?.measures).toMatchObject({ coachTalkMs: 1_000, coacheeTalkMs: 3_000 });
  });

  it('are computed again when the stored ones have an older version', async () => {
    const { recorder, clock, sessionId, hear, figures, stores } = await heardSession();
    await hear('one');
    clock.advance(10_000);
    await recorder.obey({ type: 'session.end', sessionId });
    await stores.sessions.update(sessionId, (stored) => {
      const { version: _version, ...before } = stored!.payload.figures!;
      const measures = { ...before.measures, coachTalkMs: 99_000 };
      return { ...stored!, payload: { ...stored!.payload, figures: { ...before, measures } } };
    });
    clock.advance(2 * HOUR);
    await recorder.tidy();
    expect(await figures()).toMatchObject({ version: 2, measures: { coachTalkMs: 1_000 } });
  });

  it('are kept in their older version where the intervals were deleted', async () => {
    const { recorder, clock, sessionId, hear, figures, stores } = await heardSession();
    await hear('one');
    clock.advance(10_000);
    await recorder.obey({ type: 'session.end', sessionId });
    const before = { durationMs: 60_000, coveredMs: 60_000, measures: { coachTalkMs: 30_000 } };
    await stores.sessions.update(sessionId, (stored) => ({
      ...stored!,
      payload: { ...stored!.payload, figures: before },
    }));
    clock.advance(2 * HOUR);
    await recorder.tidy();
    expect(await figures()).toEqual(before);
  });

  it('are kept after the intervals are erased, where the coach keeps only the measures', async () => {
    const { recorder, clock, sessionId, hear, figures, stores } = await heardSession();
    await stores.settings.put(newSettings({ ...DEFAULT_SETTINGS, keepIntervals: false }, 1));
    await hear('one');
    clock.advance(10_000);
    await recorder.obey({ type: 'session.end', sessionId });
    await recorder.tidy();
    expect(await stores.chunks.bySession(sessionId)).toHaveLength(1);
    clock.advance(2 * HOUR);
    await recorder.tidy();
    expect(await stores.chunks.bySession(sessionId)).toEqual([]);
    expect((await figures())?.coveredMs).toBe(5_000);
  });
});
