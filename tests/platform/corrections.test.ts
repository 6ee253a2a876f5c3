import { describe, expect, it } from 'vitest';
import { bindTo } from '../../lib/call/call-tabs';
import { newCommitment } from '../../lib/commitments/commitment';
import type { Command } from '../../lib/messages/commands';
import type { Order } from '../../lib/messages/reports';
import { draftId, newDraft } from '../../lib/notes/draft';
import { newNote, newPrep } from '../../lib/notes/note';
import { newNudge } from '../../lib/nudges/nudge';
import { newPerson, type PersonPayload } from '../../lib/people/person';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { newPromptUse } from '../../lib/prompts/use';
import { newRecord, RECORD_KINDS, withPayload, type AnyRecord } from '../../lib/records/envelope';
import { newReflection, reflectionId } from '../../lib/reflection/reflection';
import type { ChunkPayload } from '../../lib/session/chunk';
import { figuresOf } from '../../lib/session/figures-of';
import { ending, startedAt, type SessionEvent } from '../../lib/session/session';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const MINUTE = 60_000;
const START = 1_000 * MINUTE;
const END = START + 30 * MINUTE;
const NOW = START + 1_000 * MINUTE;
const CANARY = 'Canary-5d21';

const YES: PersonPayload['consents'] = [{ at: START - MINUTE, given: true }];

/** Both speak in every minute, the coach for a quarter of it. */
function chunk(minute: number): ChunkPayload {
  const fromMs = START + minute * MINUTE;
  const turn = fromMs + MINUTE / 4;
  return {
    fromMs,
    toMs: fromMs + MINUTE,
    page: 'page',
    covered: [[fromMs, fromMs + MINUTE]],
    muted: [],
    coach: [[fromMs, turn]],
    coachee: [[turn, fromMs + MINUTE]],
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
  };
}

const ENDED: SessionEvent[] = [
  { type: 'started', at: START },
  { type: 'hand', at: START + MINUTE, speaker: 'coach' },
  { type: 'paused', at: START + 2 * MINUTE, reason: 'coach' },
  { type: 'resumed', at: START + 3 * MINUTE },
  { type: 'ended', at: END, reason: 'coach' },
];

/** A session with Anna and one record of every kind that can belong to it; Ben is another person. */
async function world(bens: PersonPayload['consents'] = [], events: SessionEvent[] = ENDED) {
  const connection = freshConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const clock = testClock(NOW);
  const orders: [number, Order][] = [];
  const callTabs = createFakeCallTabsStore();
  const recorder = createRecorder({
    ...recorderDependencies({ connection, changes, stores, clock }),
    callTabs,
    sendOrder: async (tabId, order) => void orders.push([tabId, order]),
  });
  for (const [id, consents] of [
    ['anna', YES],
    ['ben', bens],
  ] as const) {
    const person = newPerson(id, 'en', { id, nowMs: 1 });
    await stores.people.put(withPayload(person, { ...person.payload, consents }, 1));
  }
  const stamp = (id: string) => ({ id, nowMs: START });
  const links = { sessionId: 's', personId: 'anna' };
  const chunks = Array.from({ length: 30 }, (_, minute) => chunk(minute));
  const payload = {
    setting: 'call' as const,
    plannedMs: 60 * MINUTE,
    events,
    reflectionOpenedAt: 1,
  };
  const figures = figuresOf(chunks, payload, NOW)!;
  await stores.sessions.put(
    newRecord(
      'session',
      events.at(-1)?.type === 'ended' ? { ...payload, figures } : payload,
      stamp('s'),
      links,
    ),
  );
  for (const [minute, each] of chunks.entries())
    await stores.chunks.put(newRecord('chunk', each, stamp(`c${minute}`), links));
  await stores.notes.put(newNote(`Note ${CANARY}`, START, stamp('note'), links));
  await stores.notes.put(newNote(`Gone ${CANARY}`, START, stamp('gone'), links));
  await stores.notes.remove('gone', START + 1);
  await stores.notes.put({ ...newPrep(`Prep ${CANARY}`, stamp('prep'), 'anna'), sessionId: 's' });
  await stores.notes.put(newPrep('Ask Ben', { id: 'bens', nowMs: START - 1 }, 'ben'));
  await stores.notes.put(
    newNote('Other', START, stamp('other'), { sessionId: 't', personId: 'anna' }),
  );
  const use = newPromptUse('1.1', CANARY, stamp('use'), links);
  await stores.promptUses.put(
    withPayload(use, { ...use.payload, landed: { latencyMs: 1_200, turnMs: 9_000 } }, START),
  );
  const reflection = newReflection('s', 'anna', START);
  await stores.reflections.put(
    withPayload(
      reflection,
      { ...reflection.payload, guessPercent: 40, revealedAt: END, coachShare: 0.25 },
      START,
    ),
  );
  await stores.commitments.put(newCommitment(CANARY, null, stamp('commitment'), links));
  await stores.nudges.put(newNudge('long-turn', stamp('nudge'), links));
  await stores.drafts.put(
    newDraft(
      draftId('note', 's'),
      's',
      { text: CANARY, begunAt: 1, momentAt: null, noteId: 'n' },
      START,
    ),
  );
  const all = async (): Promise<AnyRecord[]> => {
    const database = await connection.open();
    return (await Promise.all(RECORD_KINDS.map((kind) => database.getAll(kind)))).flat();
  };
  const correct = (
    changed: Omit<Extract<Command, { type: 'session.correct' }>, 'type' | 'sessionId'>,
  ) => recorder.obey({ type: 'session.correct', sessionId: 's', ...changed });
  const session = async () => (await stores.sessions.get('s'))!;
  return { connection, stores, recorder, clock, orders, callTabs, all, correct, session, figures };
}

const ofSession = (records: readonly AnyRecord[]) =>
  records.filter(({ sessionId }) => sessionId === 's');

describe('moving a session to another person', () => {
  it('moves all its records, and keeps the measures when that person had consented', async () => {
    const { all, correct, session, figures, stores } = await world(YES);
    expect(await correct({ personId: 'ben' })).toEqual({ ok: true, sessionId: 's' });
    const mine = ofSession(await all());
    // A draft belongs to no person and stays with its session.
    expect(new Set(mine.map(({ personId }) => personId))).toEqual(new Set(['ben', null]));
    expect(mine.filter(({ personId }) => personId === null).map(({ kind }) => kind)).toEqual([
      'draft',
    ]);
    expect(mine.filter(({ kind }) => kind === 'chunk')).toHaveLength(30);
    expect(mine.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['note', 'promptUse', 'reflection', 'commitment', 'nudge']),
    );
    expect((await session()).payload.figures).toEqual(figures);
    expect((await stores.reflections.get(reflectionId('s')))?.payload.coachShare).toBe(0.25);
    expect((await stores.promptUses.get('use'))?.payload.landed).not.toBeNull();
    // Deleted notes move too; records of another session stay.
    expect((await stores.notes.get('gone'))?.personId).toBe('ben');
    expect((await stores.notes.get('other'))?.personId).toBe('anna');
    for (const record of mine.filter(({ kind }) => kind !== 'draft'))
      expect(record.updatedAt).toBeGreaterThanOrEqual(NOW);
  });

  it.each([
    ['was never asked', []],
    ['had refused', [{ at: START - MINUTE, given: false }]],
    ['agreed only afterwards', [{ at: END + MINUTE, given: true }]],
  ])('erases all that was measured when that person %s', async (_, consents) => {
    const { all, correct, session, stores, connection } = await world(consents);
    expect(await correct({ personId: 'ben' })).toMatchObject({ ok: true });
    expect((await all()).filter(({ kind }) => kind === 'chunk')).toEqual([]);
    const database = await connection.open();
    expect(await database.getAllFromIndex('erased', 'kind', 'chunk')).toHaveLength(30);
    const { payload } = await session();
    expect(payload.figures).toBeUndefined();
    expect(payload.events.filter(({ type }) => type === 'hand')).toEqual([
      { type: 'hand', at: START + MINUTE, speaker: null },
    ]);
    expect((await stores.reflections.get(reflectionId('s')))?.payload).toMatchObject({
      guessPercent: 40,
      coachShare: null,
    });
    expect((await stores.promptUses.get('use'))?.payload.landed).toBeNull();
    // The notes stay, under the other person.
    expect((await stores.notes.get('note'))?.personId).toBe('ben');
    expect((await stores.commitments.get('commitment'))?.personId).toBe('ben');
  });

  it('keeps only what was measured before that person withdrew consent', async () => {
    const until = START + 10 * MINUTE;
    const { all, correct, session, stores } = await world([...YES, { at: until, given: false }]);
    await correct({ personId: 'ben' });
    const chunks = (await all()).filter(({ kind }) => kind === 'chunk');
    expect(chunks).toHaveLength(10);
    const { payload } = await session();
    const kept = (await stores.chunks.bySession('s')).map((record) => record.payload);
    expect(payload.figures).toEqual(figuresOf(kept, payload, NOW));
    // One minute was a pause, and a person counts as present only from their first word on.
    expect(payload.figures?.coveredMs).toBe(9 * MINUTE - MINUTE / 4);
    expect((await stores.reflections.get(reflectionId('s')))?.payload.coachShare).toBeCloseTo(
      payload.figures?.measures?.coachShare ?? -1,
    );
  });

  it('releases the notes prepared for the first person and attaches those of the other', async () => {
    const { correct, stores } = await world(YES);
    await stores.notes.put(newPrep('Later', { id: 'later', nowMs: END }, 'ben'));
    await correct({ personId: 'ben' });
    expect(await stores.notes.get('prep')).toMatchObject({ personId: 'anna', sessionId: null });
    expect(await stores.notes.get('bens')).toMatchObject({ personId: 'ben', sessionId: 's' });
    expect(await stores.notes.get('later')).toMatchObject({ personId: 'ben', sessionId: null });
  });

  it('is refused when the other person is not stored, or only one of the two is sample data', async () => {
    const { all, correct, stores } = await world();
    await stores.people.put(newPerson('Invented', 'en', { id: 'sample:1', nowMs: 1 }));
    const before = await all();
    expect(await correct({ personId: 'nobody' })).toEqual({ ok: false, error: 'noSuchPerson' });
    expect(await correct({ personId: 'sample:1' })).toEqual({ ok: false, error: 'notPossibleNow' });
    expect(await all()).toEqual(before);
  });

  it('stops measuring a session under way at once unless the other person consented', async () => {
    const { correct, orders, callTabs, all } = await world([], ENDED.slice(0, -1));
    await callTabs.write(bindTo(await callTabs.read(), 's', 7, NOW));
    expect(await correct({ personId: 'ben' })).toMatchObject({ ok: true });
    expect(orders.at(-1)).toMatchObject([7, { sessionId: 's', measure: false }]);
    expect((await all()).filter(({ kind }) => kind === 'chunk')).toEqual([]);
  });
});

describe('correcting the times of a session', () => {
  it('computes the measures of the new times, and restores the former ones when corrected back', async () => {
    const { correct, session, stores, figures } = await world();
    const to = { startedMs: START + 5 * MINUTE, endedMs: START + 20 * MINUTE };
    expect(await correct(to)).toMatchObject({ ok: true });
    const { payload } = await session();
    expect([startedAt(payload.events), ending(payload.events)?.at]).toEqual(Object.values(to));
    const inside = Array.from({ length: 15 }, (_, minute) => chunk(5 + minute));
    expect(payload.figures).toEqual(figuresOf(inside, payload, NOW));
    expect(payload.figures?.durationMs).toBe(15 * MINUTE);
    const { payload: shown } = (await stores.reflections.get(reflectionId('s')))!;
    expect(shown.coachShare).toBe(payload.figures?.measures?.coachShare);
    expect(await correct({ startedMs: START, endedMs: END })).toMatchObject({ ok: true });
    expect((await session()).payload.figures).toEqual(figures);
    expect((await session()).payload.events).toEqual(ENDED);
  });

  it('keeps the measures unchanged where the intervals were deleted', async () => {
    const { correct, session, stores, figures } = await world();
    await stores.chunks.erase((await stores.chunks.bySession('s')).map(({ id }) => id));
    await correct({ endedMs: START + 20 * MINUTE });
    expect((await session()).payload.figures).toEqual(figures);
    expect((await stores.reflections.get(reflectionId('s')))?.payload.coachShare).toBe(0.25);
  });

  it('computes the phases from the new planned length and stores the new setting', async () => {
    const { correct, session, figures } = await world();
    await correct({ plannedMs: 30 * MINUTE, setting: 'inPerson' });
    const { payload } = await session();
    expect(payload).toMatchObject({ plannedMs: 30 * MINUTE, setting: 'inPerson' });
    expect(payload.figures?.measures).toEqual(figures.measures);
    expect(payload.figures?.phases).not.toEqual(figures.phases);
  });

  it.each([
    ['an end before its begin', { endedMs: START - 1 }],
    ['an end in the future', { endedMs: NOW + 1 }],
    ['a begin days before', { startedMs: START - 25 * 60 * MINUTE }],
  ])('is refused with %s', async (_, to) => {
    const { all, correct } = await world();
    const before = await all();
    expect(await correct(to)).toEqual({ ok: false, error: 'impossibleTimes' });
    expect(await all()).toEqual(before);
  });

  it('is refused while the session is under way', async () => {
    const { all, correct } = await world([], ENDED.slice(0, -1));
    const before = await all();
    for (const changed of [
      { startedMs: START + 1 },
      { endedMs: END },
      { plannedMs: 45 * MINUTE },
      { setting: 'inPerson' as const },
      { personId: 'ben', startedMs: START + 1 },
    ])
      expect(await correct(changed)).toEqual({ ok: false, error: 'sessionUnderWay' });
    expect(await all()).toEqual(before);
  });
});

describe('entering a session afterwards', () => {
  const entered = {
    type: 'session.enter',
    sessionId: 'new',
    personId: 'anna',
    startedMs: START - 100 * MINUTE,
    endedMs: START - 40 * MINUTE,
    setting: 'inPerson',
  } as const;

  it('stores it once, without measures, however often the command is sent', async () => {
    const { recorder, stores } = await world();
    expect(await recorder.obey(entered)).toEqual({ ok: true, sessionId: 'new' });
    expect(await recorder.obey({ ...entered, endedMs: START })).toMatchObject({ ok: true });
    expect((await stores.sessions.byPerson('anna')).map(({ id }) => id)).toEqual(['new', 's']);
    const { payload, sessionId } = (await stores.sessions.get('new'))!;
    expect(sessionId).toBe('new');
    expect(payload).toMatchObject({ setting: 'inPerson', plannedMs: 60 * MINUTE });
    expect(payload.figures).toBeUndefined();
    await recorder.tidy();
    expect((await stores.sessions.get('new'))?.payload).toEqual(payload);
  });

  it.each([
    ['impossible times', { endedMs: NOW + 1 }, 'impossibleTimes'],
    ['nobody', { personId: 'nobody' }, 'noSuchPerson'],
  ])('is refused with %s', async (_, changed, error) => {
    const { recorder, stores } = await world();
    expect(await recorder.obey({ ...entered, ...changed })).toEqual({ ok: false, error });
    expect(await stores.sessions.get('new')).toBeUndefined();
  });
});

describe('deleting a session', () => {
  it('leaves no record of it in any store, and a receipt that holds only counts', async () => {
    const { recorder, all, stores } = await world();
    expect(await recorder.obey({ type: 'session.delete', sessionId: 's' })).toEqual({ ok: true });
    const left = await all();
    expect(ofSession(left)).toEqual([]);
    expect(JSON.stringify(left)).not.toContain(CANARY);
    expect((await stores.notes.get('other'))?.payload.text).toBe('Other');
    expect(await stores.people.get('anna')).toBeDefined();
    const [receipt] = await stores.receipts.list();
    expect(receipt?.payload.counts).toContainEqual({ kind: 'chunk', count: 30 });
    expect(receipt?.payload.counts).toContainEqual({ kind: 'note', count: 3 });
    expect(await recorder.obey({ type: 'session.delete', sessionId: 's' })).toEqual({
      ok: false,
      error: 'noSuchSession',
    });
  });

  it('is refused while the session is under way', async () => {
    const { recorder, all } = await world([], ENDED.slice(0, -1));
    const before = await all();
    expect(await recorder.obey({ type: 'session.delete', sessionId: 's' })).toEqual({
      ok: false,
      error: 'sessionUnderWay',
    });
    expect(await all()).toEqual(before);
  });
});

it('discarding a session also removes the notes that were deleted in it', async () => {
  const { recorder, all } = await world([], ENDED.slice(0, -1));
  await recorder.obey({ type: 'session.discard', sessionId: 's' });
  expect((await all()).filter(({ kind }) => kind === 'note').map(({ id }) => id)).toEqual([
    'bens',
    'other',
    'prep',
  ]);
});
