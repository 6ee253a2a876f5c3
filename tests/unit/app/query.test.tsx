// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useRecords } from '../../../components/data/useRecords';
import { useStored } from '../../../components/data/useStored';
import { ServicesProvider, useServices } from '../../../components/app/services';
import { newNote, type NoteRecord } from '../../../lib/notes/note';
import type { Repository } from '../../../lib/records/repository';
import type { SessionRecord } from '../../../lib/session/session';
import { memoryStores } from '../../support/memory-stores';
import { button, click, render } from '../ui/render';
import { journalServices, testServices } from '../../support/services';
import { settle, text } from './screen';

const note = (id: string) => newNote(id, 1, { id, nowMs: 1 }, { sessionId: 's', personId: 'p' });

/** Requests that the test answers itself, in the order it wants. */
function requests() {
  const asked: { key: string; answer(text: string): void; fail(): void }[] = [];
  const read = (key: string) =>
    new Promise<string>((resolve, reject) => {
      asked.push({ key, answer: resolve, fail: () => reject(new Error('unreadable')) });
    });
  return { asked, read };
}

function Stored({ of, read }: { of: string | null; read(key: string): Promise<string> }) {
  const { data, error, pending, retry } = useStored(['note', 'session'], of, read);
  return (
    <>
      <p>{[pending && 'pending', error !== null && 'failed', data].filter(Boolean).join(' ')}</p>
      <button type="button" onClick={retry}>
        Retry
      </button>
    </>
  );
}

function show(of: string | null, read: (key: string) => Promise<string>) {
  const { stores } = memoryStores([]);
  const screen = (key: string | null) => (
    <ServicesProvider services={journalServices(testServices(stores))}>
      <Stored of={key} read={read} />
    </ServicesProvider>
  );
  return render(screen(of)).then(({ rerender }) => ({
    stores,
    goTo: (key: string | null) => rerender(screen(key)),
  }));
}

const shown = () => document.querySelector('p')?.textContent;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

it('a query is pending until the first result', async () => {
  const { asked, read } = requests();
  await show('a', read);
  expect(shown()).toBe('pending');
  await act(async () => asked[0]?.answer('A'));
  expect(shown()).toBe('A');
});

it('a query without a key reads nothing and is not pending', async () => {
  const { asked, read } = requests();
  await show(null, read);
  expect(shown()).toBe('');
  expect(asked).toEqual([]);
});

it('a query never replaces a later result with an earlier one', async () => {
  const { asked, read } = requests();
  const { stores } = await show('a', read);
  await act(() => stores.notes.put(note('n')));
  await act(async () => asked[1]?.answer('later'));
  await act(async () => asked[0]?.answer('earlier'));
  expect(shown()).toBe('later');
  await act(() => stores.notes.put(note('o')));
  await act(() => stores.notes.put(note('p')));
  await act(async () => asked[3]?.answer('latest'));
  await act(async () => asked[2]?.fail());
  expect(shown()).toBe('latest');
});

it('a query shows no result of its former key, however late it arrives', async () => {
  const { asked, read } = requests();
  const { goTo } = await show('a', read);
  await act(async () => asked[0]?.answer('A'));
  await goTo('b');
  expect(shown()).toBe('pending');
  await goTo('c');
  await act(async () => asked[2]?.answer('C'));
  await act(async () => asked[1]?.answer('B'));
  expect(shown()).toBe('C');
});

it('a query reads again when a watched kind of record changes, and on no other change', async () => {
  const { asked, read } = requests();
  const { stores } = await show('a', read);
  await act(() => stores.notes.put(note('n')));
  await act(() => (stores.sessions as Repository<SessionRecord>).erase(['x']));
  await act(() => stores.people.erase(['x']));
  expect(asked).toHaveLength(3);
});

it('a query shows a failure, and the result after a retry', async () => {
  const { asked, read } = requests();
  await show('a', read);
  await act(async () => asked[0]?.fail());
  expect(shown()).toBe('failed');
  await click(button('Retry'));
  expect(shown()).toBe('pending');
  await act(async () => asked[1]?.answer('A'));
  expect(shown()).toBe('A');
});

it('a query keeps its former result when a later read fails', async () => {
  const { asked, read } = requests();
  const { stores } = await show('a', read);
  await act(async () => asked[0]?.answer('A'));
  await act(() => stores.notes.put(note('n')));
  await act(async () => asked[1]?.fail());
  expect(shown()).toBe('failed A');
});

it('a list of records is read again after a failure, by retry or at the next change', async () => {
  const { stores, disk } = memoryStores([note('a')]);
  function Notes() {
    const { stores } = useServices();
    const { data, error, retry } = useRecords<NoteRecord>(stores.notes, 'sessionId', 's');
    return (
      <>
        <p>{error === null ? data?.map(({ id }) => id).join() : 'failed'}</p>
        <button type="button" onClick={retry}>
          Retry
        </button>
      </>
    );
  }
  disk.unreadable = ['note'];
  await render(
    <ServicesProvider services={journalServices(testServices(stores))}>
      <Notes />
    </ServicesProvider>,
  );
  await settle();
  expect(shown()).toBe('failed');
  await click(button('Retry'));
  await settle();
  expect(shown()).toBe('failed');
  disk.unreadable = [];
  await click(button('Retry'));
  await settle();
  expect(shown()).toBe('a');
  disk.unreadable = ['note'];
  await act(() => stores.notes.put(note('b')));
  await settle();
  expect(shown()).toBe('failed');
  disk.unreadable = [];
  await act(() => stores.notes.put(note('c')));
  await settle();
  expect(text()).toContain('a,b,c');
});
