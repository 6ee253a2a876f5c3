import { expect, it } from 'vitest';
import { newNote, newPrep } from '../../lib/notes/note';
import { newPerson } from '../../lib/people/person';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

async function world() {
  const changes = localChanges();
  const connection = freshConnection();
  const stores = testStores({ connection, changes });
  const clock = testClock();
  const recorder = createRecorder(recorderDependencies({ connection, changes, stores, clock }));
  for (const id of ['p', 'other']) await stores.people.put(newPerson(id, 'en', { id, nowMs: 1 }));
  const start = async () => {
    const reply = await recorder.obey({
      type: 'session.start',
      personId: 'p',
      plannedMs: 3_600_000,
      tabId: null,
    });
    return reply.ok ? (reply.sessionId ?? '') : '';
  };
  return { stores, recorder, start, clock };
}

it('a session takes over the notes prepared for its person, and nobody else’s', async () => {
  const { stores, recorder, start } = await world();
  await stores.notes.put(newPrep('Ask about the garden', { id: 'mine', nowMs: 1 }, 'p'));
  await stores.notes.put(newPrep('Ask about the house', { id: 'theirs', nowMs: 1 }, 'other'));
  const first = await start();
  expect((await stores.notes.bySession(first)).map(({ id }) => id)).toEqual(['mine']);
  await recorder.obey({ type: 'session.end', sessionId: first });
  const second = await start();
  expect(await stores.notes.bySession(second)).toEqual([]);
  expect((await stores.notes.get('theirs'))?.sessionId).toBeNull();
});

it('a discarded session returns its prepared notes and loses all other notes', async () => {
  const { stores, recorder, start } = await world();
  await stores.notes.put(newPrep('Ask about the garden', { id: 'mine', nowMs: 1 }, 'p'));
  const sessionId = await start();
  const stamp = { id: 'n', nowMs: 2 };
  await stores.notes.put(newNote('A word', 2, stamp, { sessionId, personId: 'p' }));
  await recorder.obey({ type: 'session.discard', sessionId });
  expect((await stores.notes.list()).map(({ id, sessionId: of }) => [id, of])).toEqual([
    ['mine', null],
  ]);
});

it('a prepared note gets a new edit time when it joins or leaves a session', async () => {
  const { stores, recorder, start, clock } = await world();
  await stores.notes.put(newPrep('Ask about the garden', { id: 'mine', nowMs: 1 }, 'p'));
  const updatedAt = async () => (await stores.notes.get('mine'))?.updatedAt;
  const sessionId = await start();
  expect(await updatedAt()).toBe(clock.nowMs());
  clock.advance(60_000);
  await recorder.obey({ type: 'session.discard', sessionId });
  expect(await updatedAt()).toBe(clock.nowMs());
});
