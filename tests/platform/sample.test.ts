import { describe, expect, it } from 'vitest';
import type { Change } from '../../lib/messages/changes';
import { newNote } from '../../lib/notes/note';
import { newPerson } from '../../lib/people/person';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { RECORD_KINDS } from '../../lib/records/envelope';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const NOW = Date.UTC(2026, 10, 25, 10);

async function worker() {
  const connection = freshConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const clock = testClock(NOW);
  const recorder = createRecorder(recorderDependencies({ connection, changes, stores, clock }));
  await stores.people.put(newPerson('Mine', 'en', { id: 'mine', nowMs: 1 }));
  const told: Change[] = [];
  changes.listen((change) => told.push(change));
  const all = async () => {
    const database = await connection.open();
    return (await Promise.all(RECORD_KINDS.map((kind) => database.getAll(kind)))).flat();
  };
  return { connection, stores, recorder, told, all, clock };
}

describe('the demo data', () => {
  it('is added once, announced to every page, and in the coach’s language', async () => {
    const { recorder, stores, told, all } = await worker();
    const add = () => recorder.obey({ type: 'sample.add', language: 'fr' });
    expect(await Promise.all([add(), add()])).toEqual([{ ok: true }, { ok: true }]);
    const people = await stores.people.list();
    expect(people.map(({ payload }) => payload.name)).toContain('Camille (exemple)');
    expect(people).toHaveLength(4);
    expect(await stores.sessions.list()).toHaveLength(42);
    const toldIds = new Set(told.flatMap(({ kind, ids }) => ids.map((id) => `${kind} ${id}`)));
    expect(toldIds.size).toBe((await all()).length - 1);
  });

  it('is removed in one step with all that was written about its people, and nothing else', async () => {
    const { recorder, stores, all, connection } = await worker();
    await recorder.obey({ type: 'sample.add', language: 'en' });
    const [session] = await stores.sessions.list();
    const links = { sessionId: session!.id, personId: session!.personId };
    await stores.notes.put(newNote('Tried it', NOW, { id: 'own-note', nowMs: NOW }, links));
    expect(await recorder.obey({ type: 'sample.remove' })).toEqual({ ok: true });
    expect((await all()).map(({ id }) => id)).toEqual(['mine']);
    // A backup made meanwhile does not restore it.
    expect(await (await connection.open()).count('erased')).toBeGreaterThan(100);
    // The demo data can be added again, under other ids.
    await recorder.obey({ type: 'sample.add', language: 'en' });
    expect(await stores.sessions.list()).toHaveLength(42);
  });

  it('cannot be removed while a session with one of its people is open', async () => {
    const { recorder, stores } = await worker();
    await recorder.obey({ type: 'sample.add', language: 'en' });
    const sample = (await stores.people.list()).find(({ id }) => id !== 'mine');
    const started = await recorder.obey({
      type: 'session.start',
      personId: sample!.id,
      plannedMs: 3_600_000,
      tabId: null,
    });
    expect(await recorder.obey({ type: 'sample.remove' })).toEqual({
      ok: false,
      error: 'notPossibleNow',
    });
    await recorder.obey({ type: 'session.end', sessionId: started.ok ? started.sessionId! : '' });
    expect(await recorder.obey({ type: 'sample.remove' })).toEqual({ ok: true });
    expect(await stores.people.list()).toHaveLength(1);
  });
});
