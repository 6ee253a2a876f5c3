import { expect, it, vi } from 'vitest';
import { createRecordList } from '../../../components/data/useRecords';
import { newNote } from '../../../lib/notes/note';
import { withPayload } from '../../../lib/records/envelope';
import { memoryStores } from '../../support/memory-stores';

const note = (id: string, sessionId = 's') =>
  newNote(id, 1, { id, nowMs: 1 }, { sessionId, personId: 'p' });
const settle = () => new Promise((resolve) => setTimeout(resolve));

async function listed() {
  const { stores } = memoryStores([note('a'), note('b'), note('elsewhere', 'other')]);
  const notes = { ...stores.notes, bySession: vi.fn(stores.notes.bySession) };
  const list = createRecordList(stores.changes, notes, { link: 'sessionId', id: 's' });
  const changed = vi.fn();
  const stop = list.listen(changed);
  await settle();
  return { notes, list, changed, stop, ids: () => list.current()?.map(({ id }) => id) };
}

it('a list of records is read once, then updated record by record', async () => {
  const { notes, list, ids, changed } = await listed();
  expect(ids()).toEqual(['a', 'b']);
  await notes.put(note('c'));
  await notes.update(
    'a',
    (stored) => stored && withPayload(stored, { ...stored.payload, text: 'A' }, 2),
  );
  await settle();
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(list.current()?.[0]?.payload.text).toBe('A');
  expect(notes.bySession).toHaveBeenCalledTimes(1);
  expect(changed).toHaveBeenCalled();
});

it('a list drops records that are deleted, erased or moved, and adds restored ones', async () => {
  const { notes, ids } = await listed();
  await notes.remove('a', 2);
  await settle();
  expect(ids()).toEqual(['b']);
  await notes.restore('a', 3);
  await notes.update('b', (stored) => stored && { ...stored, sessionId: 'other' });
  await settle();
  expect(ids()).toEqual(['a']);
});

it('a list neither notifies nor changes for records of other lists', async () => {
  const { notes, list, changed } = await listed();
  const before = list.current();
  changed.mockClear();
  await notes.put(note('d', 'other'));
  await settle();
  expect(list.current()).toBe(before);
  expect(changed).not.toHaveBeenCalled();
});

it('a list includes changes made during its first read', async () => {
  const { stores } = memoryStores([note('a')]);
  const list = createRecordList(stores.changes, stores.notes, { link: 'sessionId', id: 's' });
  list.listen(() => undefined);
  await stores.notes.put(note('b'));
  await settle();
  expect(list.current()?.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('a list is read again for a listener that is added later', async () => {
  const { notes, list, stop, ids } = await listed();
  stop();
  await notes.put(note('c'));
  list.listen(() => undefined);
  await settle();
  expect(ids()).toEqual(['a', 'b', 'c']);
});

it('a list is read again when anything may have changed', async () => {
  const { stores } = memoryStores([note('a')]);
  const notes = { ...stores.notes, bySession: vi.fn(async () => [note('a')]) };
  const list = createRecordList(stores.changes, notes, { link: 'sessionId', id: 's' });
  list.listen(() => undefined);
  await settle();
  notes.bySession.mockResolvedValueOnce([note('b')]);
  // Told without ids, as after a backup was brought back.
  await stores.notes.erase([]);
  await settle();
  expect(list.current()?.map(({ id }) => id)).toEqual(['b']);
});
