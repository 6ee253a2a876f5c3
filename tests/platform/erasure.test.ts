/** Deleted and discarded records leave the database: the tests read every object store directly. */
import { describe, expect, it } from 'vitest';
import { newCommitment } from '../../lib/commitments/commitment';
import { draftId, editField, newDraft, ownDraftId } from '../../lib/notes/draft';
import { newNote, newPrep } from '../../lib/notes/note';
import { newNudge } from '../../lib/nudges/nudge';
import { newPerson } from '../../lib/people/person';
import type { DatabaseConnection } from '../../lib/platform/database';
import { createRecorder } from '../../lib/platform/worker/recorder';
import { newDeck } from '../../lib/prompts/deck';
import { newPromptUse } from '../../lib/prompts/use';
import { withDeleted, withPayload } from '../../lib/records/envelope';
import { UNDO_MS } from '../../lib/records/purge';
import { newReflection } from '../../lib/reflection/reflection';
import { newTemplate } from '../../lib/templates/template';
import { createFakeCallTabsStore } from '../support/call-tabs';
import { localChanges } from '../support/changes';
import { testClock } from '../support/clock';
import { freshConnection, testStores } from '../support/database';
import { recorderDependencies } from '../support/recorder';

const SECRET = 'a secret';
const draft = (text: string, noteId = 'n') => ({ text, begunAt: 1, momentAt: null, noteId });

/** Everything stored, with the memory of erasures apart. */
async function raw(connection: DatabaseConnection): Promise<{ stored: string; erased: string }> {
  const database = await connection.open();
  const names = [...database.objectStoreNames].filter((name) => name !== 'erased');
  const all = await Promise.all(names.map((name) => database.getAll(name)));
  return { stored: JSON.stringify(all), erased: JSON.stringify(await database.getAll('erased')) };
}

async function world() {
  const connection = freshConnection();
  const changes = localChanges();
  const stores = testStores({ connection, changes });
  const clock = testClock();
  const callTabs = createFakeCallTabsStore();
  const recorder = createRecorder({
    ...recorderDependencies({ connection, changes, stores, clock }),
    callTabs,
  });
  await stores.people.put(newPerson('Camille', 'en', { id: 'p', nowMs: 1 }));
  const start = async () => {
    const begin = { type: 'session.start', personId: 'p', plannedMs: 3_600_000 } as const;
    const reply = await recorder.obey({ ...begin, tabId: null });
    if (!reply.ok || !reply.sessionId) throw new Error('no session');
    return reply.sessionId;
  };
  const stamp = (id: string) => ({ id, nowMs: clock.nowMs() });
  return { connection, changes, stores, clock, callTabs, recorder, start, stamp };
}

/** A session with one record of every kind that it can have, deleted and unreadable ones included. */
async function fullSession() {
  const all = await world();
  const { connection, stores, stamp, clock } = all;
  const sessionId = await all.start();
  const links = { sessionId, personId: 'p' };
  await stores.notes.put(newNote(SECRET, 1, stamp('note'), links));
  await stores.notes.put(newNote(`deleted ${SECRET}`, 1, stamp('deleted'), links));
  await stores.notes.remove('deleted', clock.nowMs());
  const unreadable = { ...newNote('x', 1, stamp('broken'), links), payload: { t: SECRET } };
  await (await connection.open()).put('note', unreadable);
  await stores.promptUses.put(newPromptUse('1.1', SECRET, stamp('use'), links));
  await stores.reflections.put(newReflection(sessionId, 'p', clock.nowMs()));
  await stores.commitments.put(newCommitment(SECRET, null, stamp('commitment'), links));
  await stores.commitments.put(newCommitment(SECRET, null, stamp('removed'), links));
  await stores.commitments.remove('removed', clock.nowMs());
  await stores.nudges.put(newNudge('long-turn', stamp('nudge'), links));
  await stores.drafts.put(
    newDraft(draftId('note', sessionId), sessionId, draft(SECRET), clock.nowMs()),
  );
  return { ...all, sessionId };
}

describe('a discarded session', () => {
  it('leaves no record with its id or its text, deleted and unreadable ones included', async () => {
    const { connection, recorder, sessionId } = await fullSession();
    const before = await raw(connection);
    expect(before.stored).toContain(SECRET);
    expect(before.stored).toContain(sessionId);
    expect(await recorder.obey({ type: 'session.discard', sessionId })).toEqual({ ok: true });
    const { stored, erased } = await raw(connection);
    expect(stored).not.toContain(SECRET);
    expect(stored).not.toContain(sessionId);
    expect(erased).not.toContain(SECRET);
  });

  it('returns what was kept for later in it, without its session id', async () => {
    const { connection, stores, recorder, start, stamp, clock } = await world();
    const earlier = { sessionId: null, personId: 'p' };
    await stores.commitments.put(newCommitment('Call Paul', null, stamp('c'), earlier));
    await stores.notes.put(newNote('Later', 1, stamp('n'), earlier));
    const sessionId = await start();
    await stores.commitments.update(
      'c',
      (c) => c && withPayload(c, { ...c.payload, keptIn: sessionId }, clock.nowMs()),
    );
    await stores.notes.update(
      'n',
      (n) => n && withPayload(n, { ...n.payload, keptIn: sessionId }, clock.nowMs()),
    );
    await recorder.obey({ type: 'session.discard', sessionId });
    expect((await raw(connection)).stored).not.toContain(sessionId);
    expect((await stores.commitments.get('c'))?.payload.keptIn).toBeNull();
    expect((await stores.notes.get('n'))?.payload.keptIn).toBeNull();
  });

  it('leaves no id in the stored list of call tabs', async () => {
    const { callTabs, recorder, start } = await world();
    const sessionId = await start();
    expect(JSON.stringify(await callTabs.read())).toContain(sessionId);
    await recorder.obey({ type: 'session.discard', sessionId });
    expect(JSON.stringify(await callTabs.read())).not.toContain(sessionId);
  });

  it('erases a draft that a page writes just after the discard', async () => {
    const { connection, stores, recorder, sessionId, clock } = await fullSession();
    await recorder.obey({ type: 'session.discard', sessionId });
    clock.advance(2_000);
    await stores.drafts.put(
      newDraft(draftId('note', sessionId), sessionId, draft(SECRET), clock.nowMs()),
    );
    await recorder.tidy();
    const { stored } = await raw(connection);
    expect(stored).not.toContain(SECRET);
    expect(stored).not.toContain(sessionId);
  });

  it('does not erase a note that another computer wrote about it much later', async () => {
    const { stores, recorder, sessionId, clock, stamp } = await fullSession();
    await recorder.obey({ type: 'session.discard', sessionId });
    clock.advance(24 * 3_600_000);
    await stores.notes.put(newNote('later', 1, stamp('later'), { sessionId, personId: 'p' }));
    await recorder.tidy();
    expect(await stores.notes.get('later')).toBeDefined();
  });

  it('updates the edit time of a prepared note when the note joins and leaves it', async () => {
    const { stores, recorder, start, clock } = await world();
    await stores.notes.put(newPrep('Ask', { id: 'prep', nowMs: 1 }, 'p'));
    const sessionId = await start();
    const taken = (await stores.notes.get('prep'))!;
    expect(taken).toMatchObject({ sessionId, updatedAt: clock.nowMs() });
    clock.advance(5);
    await recorder.obey({ type: 'session.discard', sessionId });
    expect(await stores.notes.get('prep')).toMatchObject({
      sessionId: null,
      updatedAt: clock.nowMs(),
    });
  });
});

describe('a deleted record', () => {
  const NOBODY = { sessionId: null, personId: null };

  it('can be restored until its undo time is over, then is erased for good', async () => {
    const { connection, stores, recorder, clock, stamp } = await world();
    await stores.notes.put(newNote(SECRET, 1, stamp('n'), NOBODY));
    await stores.notes.put(newNote('kept', 1, stamp('kept'), NOBODY));
    await stores.notes.remove('n', clock.nowMs());
    clock.advance(UNDO_MS - 1);
    expect(await recorder.purge()).toBe(1);
    expect(await stores.notes.restore('n', clock.nowMs())).toBe(true);
    expect(await stores.notes.get('n')).toMatchObject({ deletedAt: null });

    await stores.notes.remove('n', clock.nowMs());
    clock.advance(UNDO_MS);
    expect(await recorder.purge()).toBeNull();
    const { stored, erased } = await raw(connection);
    expect(stored).not.toContain(SECRET);
    expect(erased).toContain('"id":"n"');
    expect(erased).not.toContain(SECRET);
    expect(await stores.notes.restore('n', clock.nowMs())).toBe(false);
    expect((await stores.notes.list()).map(({ id }) => id)).toEqual(['kept']);
  });

  it.each(['notes', 'commitments', 'decks', 'templates'] as const)(
    'is erased at the next maintenance after a crash: %s',
    async (name) => {
      const { connection, stores, recorder, clock, stamp } = await world();
      await stores.notes.put(newNote(SECRET, 1, stamp('x'), NOBODY));
      await stores.commitments.put(newCommitment(SECRET, null, stamp('x'), NOBODY));
      await stores.decks.put(newDeck(SECRET, [], stamp('x'), null));
      await stores.templates.put(
        newTemplate({ use: 'note', name: SECRET, body: SECRET }, stamp('x')),
      );
      for (const each of ['notes', 'commitments', 'decks', 'templates'] as const)
        if (each !== name) await stores[each].erase(['x']);
      await stores[name].remove('x', clock.nowMs());
      expect((await raw(connection)).stored).toContain(SECRET);
      clock.advance(UNDO_MS);
      await recorder.tidy();
      expect((await raw(connection)).stored).not.toContain(SECRET);
    },
  );

  it('stays until its session has ended, because the panel can restore it until then', async () => {
    const { connection, stores, recorder, start, clock, stamp } = await world();
    const sessionId = await start();
    await stores.notes.put(newNote(SECRET, 1, stamp('n'), { sessionId, personId: 'p' }));
    await stores.notes.remove('n', clock.nowMs());
    clock.advance(10 * UNDO_MS);
    expect(await recorder.purge()).toBe(UNDO_MS);
    expect((await raw(connection)).stored).toContain(SECRET);
    // Nobody ended the session, so a panel may still be open and restore the note.
    clock.advance(3 * 3_600_000);
    expect(await recorder.purge()).toBeNull();
    expect((await raw(connection)).stored).toContain(SECRET);
    await recorder.obey({ type: 'session.end', sessionId });
    await recorder.purge();
    expect((await raw(connection)).stored).not.toContain(SECRET);
  });

  it.each([
    ['an earlier version', draftId(editField('n'), null)],
    ['one page of several', ownDraftId(editField('n'), null, 'page')],
  ])('is erased together with an unsaved edit of it: by %s', async (_by, id) => {
    const { connection, stores, recorder, clock, stamp } = await world();
    await stores.notes.put(newNote('words', 1, stamp('n'), NOBODY));
    await stores.drafts.put(newDraft(id, null, draft(SECRET), clock.nowMs()));
    await stores.notes.remove('n', clock.nowMs());
    clock.advance(UNDO_MS);
    await recorder.purge();
    expect((await raw(connection)).stored).not.toContain(SECRET);
  });

  it('is erased at once when a clock years ahead stamped its deletion', async () => {
    const { connection, stores, recorder, clock, stamp } = await world();
    const ahead = clock.nowMs() + 1e11;
    const note = newNote(SECRET, 1, stamp('n'), NOBODY);
    await stores.notes.put(withDeleted(note, true, ahead));
    await recorder.purge();
    expect((await raw(connection)).stored).not.toContain(SECRET);
  });

  it('is announced to every page when it is erased', async () => {
    const { stores, recorder, clock, changes, stamp } = await world();
    await stores.notes.put(newNote(SECRET, 1, stamp('n'), NOBODY));
    await stores.notes.remove('n', clock.nowMs());
    clock.advance(UNDO_MS);
    const told: unknown[] = [];
    changes.listen((change) => void told.push(change));
    await recorder.purge();
    expect(told).toEqual([{ kind: 'note', ids: ['n'] }]);
  });
});
