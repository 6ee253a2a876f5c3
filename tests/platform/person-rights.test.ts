import { describe, expect, it, vi } from 'vitest';
import { newCheckIn } from '../../lib/check-ins/check-in';
import { newCommitment } from '../../lib/commitments/commitment';
import { draftId, newDraft } from '../../lib/notes/draft';
import { newNote } from '../../lib/notes/note';
import { newNudge } from '../../lib/nudges/nudge';
import { newPerson } from '../../lib/people/person';
import type { DatabaseConnection } from '../../lib/platform/database';
import { createPersonRights } from '../../lib/platform/person-rights';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { newDeck } from '../../lib/prompts/deck';
import { newPromptUse } from '../../lib/prompts/use';
import { newRecord, RECORD_KINDS } from '../../lib/records/envelope';
import { newReflection } from '../../lib/reflection/reflection';
import { countsOf } from '../../lib/rights/holdings';
import { newSettings, DEFAULT_SETTINGS, type Settings } from '../../lib/settings/settings';
import { newTemplate } from '../../lib/templates/template';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const CANARY = 'Canary-7f3a';

async function everythingStored(connection: DatabaseConnection): Promise<string> {
  const database = await connection.open();
  const all = await Promise.all(RECORD_KINDS.map((kind) => database.getAll(kind)));
  return JSON.stringify(all);
}

/** Two people with one record of every kind each; only the first person's contain the canary. */
async function twoPeople() {
  const connection = freshConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const clock = testClock(1_000_000);
  for (const person of ['a', 'b']) {
    const words = person === 'a' ? CANARY : 'ordinary words';
    const stamp = (name: string) => ({ id: `${name}-${person}`, nowMs: clock.nowMs() });
    const sessionId = `session-${person}`;
    const links = { sessionId, personId: `p-${person}` };
    await stores.people.put(newPerson(`Name ${words}`, 'en', stamp('p')));
    await stores.sessions.put({
      ...newRecord(
        'session',
        {
          setting: 'call' as const,
          plannedMs: 3_600_000,
          events: [
            { type: 'started' as const, at: 1_000_000 },
            { type: 'ended' as const, at: 2_000_000, reason: 'coach' as const },
          ],
          reflectionOpenedAt: null,
        },
        stamp('session'),
        { personId: `p-${person}` },
      ),
      sessionId,
    });
    await stores.notes.put(newNote(words, 1_000_000, stamp('note'), links));
    await stores.notes.put(newNote(`Deleted ${words}`, 1_000_000, stamp('deleted'), links));
    await stores.notes.remove(`deleted-${person}`, 2_000_000);
    await stores.promptUses.put(newPromptUse('1.1', words, stamp('use'), links));
    await stores.reflections.put(newReflection(sessionId, `p-${person}`, clock.nowMs()));
    await stores.commitments.put(newCommitment(words, null, stamp('commitment'), links));
    await stores.nudges.put(newNudge('long-turn', stamp('nudge'), links));
    await stores.decks.put(newDeck(words, [], stamp('deck'), `p-${person}`));
    await stores.checkIns.put(
      newCheckIn({ implication: 5, wellBeing: 6, goals: [] }, stamp('check'), `p-${person}`),
    );
    // A draft names only its session.
    await stores.drafts.put(
      newDraft(
        draftId('note', sessionId),
        sessionId,
        { text: words, begunAt: 1, momentAt: null, noteId: 'n' },
        clock.nowMs(),
      ),
    );
    const whole: [number, number][] = [[1_000_000, 1_005_000]];
    await stores.chunks.put(
      newRecord(
        'chunk',
        {
          fromMs: 1_000_000,
          toMs: 1_005_000,
          page: 'page',
          covered: whole,
          muted: [],
          coach: whole,
          coachee: [],
          streams: [],
          uncertainMs: { coach: 0, coachee: 0 },
        },
        stamp('chunk'),
        links,
      ),
    );
  }
  await stores.templates.put(
    newTemplate({ use: 'note', name: 'Mine', body: 'kept' }, { id: 't', nowMs: 1 }),
  );
  await stores.settings.put(newSettings(DEFAULT_SETTINGS, 1));
  const rights = createPersonRights({ connection, changes });
  const recorder = createRecorder({
    ...recorderDependencies({ connection, changes, stores, clock }),
    personRights: rights,
  });
  return { connection, changes, stores, clock, rights, recorder };
}

describe('what is stored about a person', () => {
  it('lists every record of theirs and of their sessions, deleted ones included, and nobody else’s', async () => {
    const { rights } = await twoPeople();
    const holdings = await rights.holdingsOf('p-a');
    expect(countsOf(holdings)).toEqual([
      { kind: 'person', count: 1 },
      { kind: 'session', count: 1 },
      { kind: 'chunk', count: 1 },
      { kind: 'note', count: 2 },
      { kind: 'promptUse', count: 1 },
      { kind: 'reflection', count: 1 },
      { kind: 'commitment', count: 1 },
      { kind: 'draft', count: 1 },
      { kind: 'nudge', count: 1 },
      { kind: 'deck', count: 1 },
      { kind: 'checkIn', count: 1 },
    ]);
    expect(JSON.stringify(holdings)).not.toContain('ordinary words');
  });
});

describe('erasing a person', () => {
  it('leaves no record of theirs, all records of others, and a receipt that holds only counts', async () => {
    const { connection, rights, recorder, stores } = await twoPeople();
    const before = await rights.holdingsOf('p-a');
    const others = JSON.stringify(await rights.holdingsOf('p-b'));
    expect(await everythingStored(connection)).toContain(CANARY);

    expect(await recorder.obey({ type: 'person.erase', personId: 'p-a' })).toEqual({ ok: true });

    expect(await everythingStored(connection)).not.toContain(CANARY);
    expect(JSON.stringify(await rights.holdingsOf('p-b'))).toBe(others);
    expect(countsOf(await rights.holdingsOf('p-a'))).toEqual([]);
    expect((await stores.templates.list()).length).toBe(1);
    const [receipt] = await stores.receipts.list();
    expect(receipt?.payload).toMatchObject({
      erasedAt: 1_000_000,
      reason: 'asked',
      counts: countsOf(before),
    });
  });

  it('announces the erased records to every page', async () => {
    const { changes, recorder } = await twoPeople();
    const heard: string[] = [];
    changes.listen(({ kind }) => void heard.push(kind));
    await recorder.obey({ type: 'person.erase', personId: 'p-a' });
    expect(heard).toEqual(expect.arrayContaining(['person', 'note', 'deck', 'receipt']));
  });

  it('erases nothing when part of the transaction cannot be written', async () => {
    const { connection, recorder } = await twoPeople();
    vi.spyOn(console, 'warn').mockReturnValue();
    const before = await everythingStored(connection);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    expect(await recorder.obey({ type: 'person.erase', personId: 'p-a' })).toEqual({
      ok: false,
      error: 'notSaved',
    });
    vi.restoreAllMocks();
    expect(await everythingStored(connection)).toBe(before);
  });

  it('is refused until their session has ended', async () => {
    const { recorder, stores } = await twoPeople();
    const begin = { type: 'session.start', plannedMs: 3_600_000, tabId: null } as const;
    await recorder.obey({ ...begin, personId: 'p-a' });
    expect(await recorder.obey({ type: 'person.erase', personId: 'p-a' })).toEqual({
      ok: false,
      error: 'notPossibleNow',
    });
    expect(await stores.people.get('p-a')).toBeDefined();
    expect(await recorder.obey({ type: 'person.erase', personId: 'p-b' })).toEqual({ ok: true });
  });

  it('is refused when there is no such person, and keeps no receipt', async () => {
    const { recorder, stores } = await twoPeople();
    expect(await recorder.obey({ type: 'person.erase', personId: 'nobody' })).toEqual({
      ok: false,
      error: 'noSuchPerson',
    });
    expect(await stores.receipts.list()).toEqual([]);
  });
});

describe('automatic erasure by retention', () => {
  const YEAR_MS = 366 * 24 * 3_600_000;

  it('erases nobody unless the coach chose it', async () => {
    const { recorder, stores, clock } = await twoPeople();
    clock.advance(3 * YEAR_MS);
    await recorder.eraseDue();
    expect((await stores.people.list()).length).toBe(2);
  });

  const DAY_MS = 24 * 3_600_000;

  /** Settings as chosen by the coach or restored from a backup. */
  type Chosen = Partial<Pick<Settings, 'retentionMonths' | 'retentionByItselfSince'>>;
  async function choose(stores: ReturnType<typeof testStores>, chosen: Chosen) {
    const before = (await stores.settings.get('settings'))?.payload ?? DEFAULT_SETTINGS;
    await stores.settings.put(newSettings({ ...before, ...chosen }, 2));
  }

  /** Checks retention every day for `days` days. @returns the ids of the people stored after that */
  async function looking({ recorder, clock, stores }: World, days: number): Promise<string[]> {
    for (let day = 0; day < days; day += 1) {
      clock.advance(DAY_MS);
      await recorder.eraseDue();
    }
    return (await stores.people.list()).map(({ id }) => id);
  }
  type World = Pick<
    Awaited<ReturnType<typeof twoPeople>>,
    'recorder' | 'clock' | 'stores' | 'connection'
  >;

  it('erases people whose retention is over, 30 days after the coach chose it', async () => {
    const { recorder, stores, clock } = await twoPeople();
    clock.advance(2 * YEAR_MS);
    const retentionByItselfSince = clock.nowMs();
    await stores.settings.put(newSettings({ ...DEFAULT_SETTINGS, retentionByItselfSince }, 2));
    await stores.people.put(newPerson('New', 'en', { id: 'new', nowMs: clock.nowMs() }));
    await recorder.eraseDue();
    expect((await stores.people.list()).length).toBe(3);
    clock.advance(30 * 24 * 3_600_000);
    await recorder.eraseDue();
    expect((await stores.people.list()).map(({ id }) => id)).toEqual(['new']);
    expect((await stores.receipts.list()).map(({ payload }) => payload.reason)).toEqual([
      'retention',
      'retention',
    ]);
  });

  it('warns for 30 days when the coach shortens the retention time', async () => {
    const world = await twoPeople();
    const { clock, stores } = world;
    await choose(stores, { retentionMonths: 36, retentionByItselfSince: clock.nowMs() });
    clock.advance(YEAR_MS);
    expect(await looking(world, 40)).toHaveLength(2);
    await choose(stores, { retentionMonths: 3 });
    await world.recorder.eraseDue();
    expect(await looking(world, 29)).toHaveLength(2);
    expect(await looking(world, 1)).toEqual([]);
  });

  it('warns for 30 days when a restored backup turns it on', async () => {
    const world = await twoPeople();
    const { clock, stores } = world;
    await choose(stores, { retentionMonths: 3 });
    clock.advance(YEAR_MS);
    // Retention is long over and shown as such, but automatic erasure is off.
    expect(await looking(world, 60)).toHaveLength(2);
    await choose(stores, { retentionByItselfSince: clock.nowMs() - YEAR_MS });
    await world.recorder.eraseDue();
    expect(await looking(world, 29)).toHaveLength(2);
    expect(await looking(world, 1)).toEqual([]);
  });

  it('warns for 30 days when the clock is years ahead', async () => {
    const world = await twoPeople();
    const { clock, stores } = world;
    await choose(stores, { retentionByItselfSince: clock.nowMs() });
    await world.recorder.eraseDue();
    clock.advance(3 * YEAR_MS);
    await world.recorder.eraseDue();
    expect(await looking(world, 29)).toHaveLength(2);
    expect(await looking(world, 1)).toEqual([]);
  });

  it('does not count years by which the clock was set forward during a warning', async () => {
    const world = await twoPeople();
    const { clock, stores } = world;
    await choose(stores, { retentionByItselfSince: clock.nowMs() });
    // Less than 30 days before retention is over: the warning started yesterday.
    clock.advance(350 * DAY_MS);
    await world.recorder.eraseDue();
    expect(await looking(world, 1)).toHaveLength(2);
    clock.advance(3 * YEAR_MS);
    await world.recorder.eraseDue();
    expect(await looking(world, 28)).toHaveLength(2);
    expect(await looking(world, 1)).toEqual([]);
  });

  it('warns again when the clock was ahead, was corrected, and is ahead again', async () => {
    const world = await twoPeople();
    const { clock, stores } = world;
    await choose(stores, { retentionByItselfSince: clock.nowMs() });
    const today = clock.nowMs();
    clock.advance(3 * YEAR_MS);
    await world.recorder.eraseDue();
    expect(await looking(world, 29)).toHaveLength(2);
    clock.set(today);
    await world.recorder.eraseDue();
    clock.advance(3 * YEAR_MS);
    await world.recorder.eraseDue();
    expect(await looking(world, 29)).toHaveLength(2);
  });

  it('warns for another 30 days about a person who was erased and restored', async () => {
    const world = await twoPeople();
    const { clock, stores, connection } = world;
    const anna = (await stores.people.get('p-a'))!;
    await choose(stores, { retentionByItselfSince: clock.nowMs() });
    clock.advance(2 * YEAR_MS);
    await world.recorder.eraseDue();
    await looking(world, 20);
    await world.recorder.obey({ type: 'person.erase', personId: 'p-a' });
    const meta = JSON.stringify(await (await connection.open()).getAll('meta'));
    expect(meta).toContain('p-b');
    expect(meta).not.toContain('p-a');
    await stores.people.put(anna);
    expect(await looking(world, 29)).toEqual(['p-a']);
    expect(await looking(world, 2)).toEqual([]);
  });
});

describe('the hours kept of an erased person', () => {
  it('hold only day, minutes and setting of each session, in the receipt alone', async () => {
    const { connection, recorder, stores } = await twoPeople();
    await recorder.obey({ type: 'person.erase', personId: 'p-a' });
    const [receipt] = await stores.receipts.list();
    expect(receipt?.payload.hours).toEqual([
      { day: expect.stringMatching(/^19(69|70)-/), minutes: 17, setting: 'call' },
    ]);
    expect(receipt).toMatchObject({ personId: null, sessionId: null });
    const stored = JSON.stringify(receipt);
    for (const word of ['p-a', 'session-a', CANARY, '2000000']) expect(stored).not.toContain(word);
    // Nothing else names the person or the session, except the memory of erasures.
    expect(await everythingStored(connection)).not.toContain('session-a');
  });

  it('are absent where there was no session', async () => {
    const { recorder, stores } = await twoPeople();
    await stores.people.put(newPerson('Alone', 'en', { id: 'alone', nowMs: 1 }));
    await recorder.obey({ type: 'person.erase', personId: 'alone' });
    const [receipt] = await stores.receipts.list();
    expect(receipt?.payload).toEqual({
      erasedAt: 1_000_000,
      reason: 'asked',
      counts: [{ kind: 'person', count: 1 }],
    });
  });
});
