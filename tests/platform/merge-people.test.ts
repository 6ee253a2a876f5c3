import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { canonical } from '../../lib/backup/canonical';
import { merge } from '../../lib/backup/merge';
import { newCheckIn } from '../../lib/check-ins/check-in';
import { newCommitment } from '../../lib/commitments/commitment';
import { isSealed } from '../../lib/lock/lock';
import { command, commandReply, type CommandReply } from '../../lib/messages/commands';
import { newNote, newPrep } from '../../lib/notes/note';
import { newPerson, type PersonPayload } from '../../lib/people/person';
import { createLock } from '../../lib/platform/lock/lock';
import { readWhole } from '../../lib/platform/safety/holdings';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { newDeck } from '../../lib/prompts/deck';
import { newRecord, withPayload, type AnyRecord } from '../../lib/records/envelope';
import { newReflection } from '../../lib/reflection/reflection';
import type { SessionEvent } from '../../lib/session/session';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { testConnection, testStores } from '../support/database';
import { memoryKeyHolder, sealingInProcess } from '../support/lock';
import { recorderDependencies } from '../support/recorder';
import 'fake-indexeddb/auto';

// Argon2id with its real parameters takes a fifth of a second each time; these tests do not need it.
vi.mock('../../lib/platform/crypto/passphrase', async (original) => {
  const real = await original<typeof import('../../lib/platform/crypto/passphrase')>();
  return { ...real, KEY_PARAMS: { kdf: 'argon2id', memoryKiB: 8, passes: 1, lanes: 1 } };
});

const START = 1_000_000;
const NOW = 9_000_000;

const goal = (id: string) => ({
  id,
  title: id,
  levels: ['', '', '', '', ''] as [string, string, string, string, string],
  createdAt: 1,
});

/** Two entries of one person, `kept` and `other`, each with their own records, and a third person. */
async function world() {
  globalThis.indexedDB = new IDBFactory();
  const keys = memoryKeyHolder();
  const sealing = sealingInProcess(keys);
  const connection = testConnection({ sealing });
  const changes = localChanges();
  const stores = testStores({ connection, changes, nowMs: () => 1 });
  const clock = testClock(NOW);
  const recorder = createRecorder(recorderDependencies({ connection, changes, stores, clock }));
  const edit = async (id: string, changed: Partial<PersonPayload>) =>
    await stores.people.update(
      id,
      (stored) => stored && withPayload(stored, { ...stored.payload, ...changed }, 2),
    );
  for (const id of ['kept', 'other', 'else']) {
    const links = { sessionId: `session of ${id}`, personId: id };
    const stamp = (name: string) => ({ id: `${name} of ${id}`, nowMs: START });
    await stores.people.put(newPerson(`Name of ${id}`, 'en', { id, nowMs: 1 }));
    const events: SessionEvent[] = [
      { type: 'started', at: START },
      { type: 'ended', at: START + 60_000, reason: 'coach' },
    ];
    const payload = { setting: 'call' as const, plannedMs: 60_000, events, reflectionOpenedAt: 1 };
    await stores.sessions.put(newRecord('session', payload, stamp('session'), links));
    await stores.notes.put(newNote('Words', START, stamp('note'), links));
    await stores.notes.put(newNote('Gone', START, stamp('gone'), links));
    await stores.notes.remove(`gone of ${id}`, START + 1);
    await stores.notes.put(newPrep('Ahead', stamp('prep'), id));
    await stores.reflections.put(newReflection(links.sessionId, id, START));
    await stores.commitments.put(
      newCommitment('Will do', null, stamp('commitment'), { sessionId: null, personId: id }),
    );
    await stores.checkIns.put(
      newCheckIn(
        { implication: 5, wellBeing: 6, goals: [{ goalId: `goal of ${id}`, level: 1 }] },
        stamp('check-in'),
        id,
      ),
    );
    await stores.decks.put(newDeck('Deck', [], stamp('deck'), id));
    await edit(id, {
      links: [`meet.example/${id}`],
      consents: [{ at: id === 'other' ? 20 : 10, given: id !== 'other' }],
      goals: [goal(`goal of ${id}`)],
    });
  }
  const whole = async () => await readWhole(await connection.open(), sealing);
  const records = async () => (await whole()).records;
  const mergeBoth = async () => {
    const reply = await recorder.obey({ type: 'person.merge', keptId: 'kept', otherId: 'other' });
    return acrossMessages(reply);
  };
  const lock = createLock({
    connection,
    changes,
    keys,
    mirror: { read: async () => null, write: async () => undefined },
    renewCopies: async () => undefined,
  });
  return { connection, stores, recorder, clock, edit, whole, records, mergeBoth, lock };
}

/** Sends the reply through JSON, as the journal page receives it and sends it back. */
function acrossMessages(reply: CommandReply) {
  const parsed = commandReply.parse(JSON.parse(JSON.stringify(reply)));
  if (!parsed.ok || !parsed.merge) throw new Error(`not merged: ${JSON.stringify(reply)}`);
  return command.parse({ type: 'person.unmerge', merge: parsed.merge });
}

const withoutTimes = (records: readonly AnyRecord[]) =>
  records.map((record) => canonical({ ...record, updatedAt: 0 })).toSorted();

describe('two merged people', () => {
  it('have all their records under one person, and nobody else’s records change', async () => {
    const { mergeBoth, records, stores, whole } = await world();
    const before = await records();
    await mergeBoth();
    const after = await records();
    expect(after.filter(({ personId }) => personId === 'other')).toEqual([]);
    const owned = (all: readonly AnyRecord[], ...ids: string[]) =>
      all
        .filter(({ personId, kind }) => ids.includes(personId ?? '') && kind !== 'person')
        .map(({ kind, id }) => `${kind} ${id}`)
        .toSorted();
    expect(owned(after, 'kept')).toEqual(owned(before, 'kept', 'other'));
    expect(after.filter(({ personId }) => personId === 'else')).toEqual(
      before.filter(({ personId }) => personId === 'else'),
    );
    for (const { id, updatedAt } of after.filter(({ id }) => id.endsWith('of other')))
      expect(updatedAt, id).toBeGreaterThanOrEqual(NOW);
    const person = await stores.people.get('kept');
    expect(person?.payload).toMatchObject({
      name: 'Name of kept',
      links: ['meet.example/kept', 'meet.example/other'],
      goals: [goal('goal of kept'), goal('goal of other')],
      // The later answer was no.
      consents: [
        { at: 10, given: true },
        { at: 20, given: false },
      ],
    });
    expect((await whole()).erased).toMatchObject([{ kind: 'person', id: 'other' }]);
  });

  it('stay merged when a backup from before the merge is merged in', async () => {
    const { mergeBoth, whole } = await world();
    const before = await whole();
    await mergeBoth();
    const now = await whole();
    const both = merge(now, before);
    expect(both.records.map(canonical).toSorted()).toEqual(now.records.map(canonical).toSorted());
    expect(both.erased).toEqual(now.erased);
  });

  it('are restored by undo with every record as before, except for the times of the edits', async () => {
    const { mergeBoth, recorder, whole, clock } = await world();
    const before = await whole();
    const undo = await mergeBoth();
    const merged = await whole();
    clock.advance(1_000);
    expect(await recorder.obey(undo)).toEqual({ ok: true });
    const after = await whole();
    expect(withoutTimes(after.records)).toEqual(withoutTimes(before.records));
    expect(after.erased).toEqual(before.erased);
    // The undo is later than the merge, so it wins when both are merged.
    const both = merge(after, merged);
    expect(both.records.map(canonical).toSorted()).toEqual(after.records.map(canonical).toSorted());
  });

  it('keep what was written after the merge when it is undone', async () => {
    const { mergeBoth, recorder, stores, edit } = await world();
    const undo = await mergeBoth();
    await edit('kept', { agreement: 'Agreed since' });
    const at = (id: string) => ({ id, nowMs: NOW });
    const inTheirs = { sessionId: 'session of other', personId: 'kept' };
    await stores.notes.put(newNote('In theirs', NOW, at('in theirs'), inTheirs));
    await stores.commitments.put(
      newCommitment('New', null, at('new'), { sessionId: null, personId: 'kept' }),
    );
    await stores.notes.erase(['note of other']);
    expect(await recorder.obey(undo)).toEqual({ ok: true });
    expect((await stores.people.get('kept'))?.payload).toMatchObject({
      agreement: 'Agreed since',
      links: ['meet.example/kept'],
    });
    expect((await stores.notes.get('in theirs'))?.personId).toBe('other');
    expect((await stores.commitments.get('new'))?.personId).toBe('kept');
    expect(await stores.notes.get('note of other')).toBeUndefined();
  });

  it('stay encrypted under a lock, after the merge and after its undo', async () => {
    const { mergeBoth, recorder, whole, lock, connection } = await world();
    await lock.turnOn(await lock.prepare('a long enough one'));
    const before = await whole();
    const undo = await mergeBoth();
    expect(await recorder.obey(undo)).toEqual({ ok: true });
    const after = await whole();
    expect(withoutTimes(after.records)).toEqual(withoutTimes(before.records));
    expect(after.damaged).toEqual([]);
    const database = await connection.open();
    for (const kind of ['person', 'note', 'session'] as const)
      for (const record of await database.getAll(kind)) expect(isSealed(record)).toBe(true);
    await lock.lockNow();
    expect(await recorder.obey({ type: 'person.merge', keptId: 'kept', otherId: 'other' })).toEqual(
      { ok: false, error: 'locked' },
    );
  });

  it.each([
    ['the same person twice', 'kept', 'kept', 'notPossibleNow'],
    ['somebody who is not stored', 'kept', 'nobody', 'noSuchPerson'],
    ['an invented person', 'kept', 'sample:1', 'notPossibleNow'],
    ['someone with more goals than fit', 'kept', 'full', 'tooMuchTogether'],
  ])('cannot be merged where one is %s', async (_, keptId, otherId, error) => {
    const { recorder, stores, edit, records } = await world();
    for (const id of ['sample:1', 'full'])
      await stores.people.put(newPerson(id, 'en', { id, nowMs: 1 }));
    await edit('full', { goals: [goal('a'), goal('b'), goal('c')] });
    const before = await records();
    expect(await recorder.obey({ type: 'person.merge', keptId, otherId })).toEqual({
      ok: false,
      error,
    });
    expect(await records()).toEqual(before);
  });

  it('can neither be merged nor separated while a session with either of them is under way', async () => {
    const { recorder, mergeBoth, records } = await world();
    const start = (personId: string) =>
      recorder.obey({ type: 'session.start', personId, plannedMs: 60_000, tabId: null });
    const refused = { ok: false, error: 'sessionUnderWay' };
    const merging = { type: 'person.merge', keptId: 'kept', otherId: 'other' } as const;
    const started = await start('other');
    expect(await recorder.obey(merging)).toEqual(refused);
    const sessionId = (started.ok && started.sessionId) || '';
    await recorder.obey({ type: 'session.end', sessionId });
    const undo = await mergeBoth();
    await start('kept');
    const before = await records();
    expect(await recorder.obey(undo)).toEqual(refused);
    expect(await records()).toEqual(before);
  });

  it('cannot be separated twice, nor after the kept person was erased', async () => {
    const { recorder, mergeBoth } = await world();
    const undo = await mergeBoth();
    expect(await recorder.obey(undo)).toEqual({ ok: true });
    expect(await recorder.obey(undo)).toEqual({ ok: false, error: 'noSuchPerson' });
    const again = await mergeBoth();
    await recorder.obey({ type: 'person.erase', personId: 'kept' });
    expect(await recorder.obey(again)).toEqual({ ok: false, error: 'noSuchPerson' });
  });
});
