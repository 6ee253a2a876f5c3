import { describe, expect, it, vi } from 'vitest';
import { newNote, type NoteRecord } from '../../lib/notes/note';
import type { Page } from '../../lib/records/repository';
import { withPayload } from '../../lib/records/envelope';
import { localChanges } from '../support/changes';
import { testConnection, testStores } from '../support/database';

const context = { sessionId: 's', personId: 'p' };

function note(id: string, text = 'words', nowMs = 1): NoteRecord {
  return newNote(text, nowMs, { id, nowMs }, context);
}

describe('a repository', () => {
  it('returns a stored record by id, session and person', async () => {
    const { notes } = testStores();
    await notes.put(note('a'));
    expect(await notes.get('a')).toEqual(note('a'));
    expect(await notes.bySession('s')).toEqual([note('a')]);
    expect(await notes.byPerson('p')).toEqual([note('a')]);
    expect(await notes.bySession('other')).toEqual([]);
  });

  it('lists all records page by page, without deleted ones', async () => {
    const { notes } = testStores();
    for (const id of ['b', 'd', 'a', 'c', 'e']) await notes.put(note(id));
    await notes.remove('b', 2);
    const pages: string[][] = [];
    for (let after: string | null = null; ;) {
      const page: Page<NoteRecord> = await notes.page(after, 2);
      pages.push(page.records.map(({ id }) => id));
      if (page.last === null) break;
      after = page.last;
    }
    expect(pages).toEqual([['a'], ['c', 'd'], ['e']]);
    expect(await notes.count()).toBe(5);
  });

  it('lists the records created or changed since a time', async () => {
    const { notes } = testStores();
    for (const [id, madeMs] of Object.entries({ a: 10, b: 20, c: 30, d: 40 }))
      await notes.put(note(id, 'words', madeMs));
    await notes.update('a', (record) => record && withPayload(record, record.payload, 50));
    await notes.remove('d', 60);
    expect((await notes.since(20)).map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('writes with strict durability', async () => {
    const { notes } = testStores();
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await notes.put(note('a'));
    await notes.update('a', (record) => record && withPayload(record, record.payload, 2));
    await notes.erase(['a']);
    const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(3);
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  });

  it('keeps both of two concurrent edits', async () => {
    const { notes } = testStores();
    await notes.put(note('a', ''.padEnd(1, '.')));
    const add = (letter: string) =>
      notes.update(
        'a',
        (record) =>
          record &&
          withPayload(record, { ...record.payload, text: record.payload.text + letter }, 2),
      );
    await Promise.all([add('x'), add('y')]);
    expect((await notes.get('a'))?.payload.text).toBe('.xy');
  });

  it('hides a deleted record and restores it', async () => {
    const { notes } = testStores();
    await notes.put(note('a'));
    await notes.remove('a', 5);
    expect(await notes.bySession('s')).toEqual([]);
    await notes.restore('a', 6);
    expect(await notes.bySession('s')).toHaveLength(1);
  });

  it('announces a change once it is stored, and never a failed one', async () => {
    const changes = localChanges();
    const { notes } = testStores({ changes });
    const heard = vi.fn();
    changes.listen(heard);
    await notes.put(note('a'));
    expect(heard).toHaveBeenCalledExactlyOnceWith({ kind: 'note', ids: ['a'] });
    const fault = () => {
      throw new Error('edit went wrong');
    };
    await expect(notes.update('a', fault)).rejects.toThrow('edit went wrong');
    expect(heard).toHaveBeenCalledOnce();
    expect(await notes.get('a')).toEqual(note('a'));
  });

  it('skips a record dated beyond the range of dates, and counts it as unreadable', async () => {
    const stores = testStores();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { notes, unreadable } = stores;
    const changed = vi.fn();
    unreadable.listen(changed);
    await notes.put(note('a'));
    const database = await testConnection().open();
    const late = { ...note('b'), createdAt: 8_640_000_000_000_001, updatedAt: 9e15 };
    await database.put('note', late);
    expect(await notes.list()).toEqual([note('a')]);
    expect(await notes.list()).toEqual([note('a')]);
    expect(unreadable.count()).toBe(1);
    expect(changed).toHaveBeenCalledOnce();
    await notes.erase(['b']);
    expect(unreadable.count()).toBe(0);
  });

  it('leaves a damaged record in the database and returns it to nobody', async () => {
    const { notes } = testStores();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await notes.put(note('a'));
    const database = await testConnection().open();
    await database.put('note', { ...note('b'), payload: { text: 7 } });
    expect(await notes.bySession('s')).toEqual([note('a')]);
    await expect(notes.update('b', () => note('b'))).rejects.toThrow(/cannot be read/);
    expect((await database.get('note', 'b'))?.payload).toEqual({ text: 7 });
  });
});

describe('the database connection', () => {
  it('closes for a newer schema, and fails to open the newer database', async () => {
    const { notes } = testStores();
    await notes.put(note('a'));
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('aparte', 99);
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
      request.addEventListener('error', () => reject(request.error));
    });
    await expect(notes.get('a')).rejects.toThrow(/version/);
  });
});
