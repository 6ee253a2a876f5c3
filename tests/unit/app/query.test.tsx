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

it('is pending until the first answer', async () => {
  const { asked, read } = requests();
  await show('a', read);
  expect(shown()).toBe('pending');
  await act(async () => asked[0]?.answer('A'));
  expect(shown()).toBe('A');
});

it('reads nothing, and waits for nothing, without a key', async () => {
  const { asked, read } = requests();
  await show(null, read);
  expect(shown()).toBe('');
  expect(asked).toEqual([]);
});

it('never shows the answer to an earlier request after that to a later one', async () => {
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

it('shows nothing of another key, whenever its answer comes', async () => {
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

it('reads again when one of the kinds it looks at changes, and on no other change', async () => {
  const { asked, read } = requests();
  const { stores } = await show('a', read);
  await act(() => stores.notes.put(note('n')));
  await act(() => (stores.sessions as Repository<SessionRecord>).erase(['x']));
  await act(() => stores.people.erase(['x']));
  expect(asked).toHaveLength(3);
});

it('shows a failure, and the answer after a retry', async () => {
  const { asked, read } = requests();
  await show('a', read);
  await act(async () => asked[0]?.fail());
  expect(shown()).toBe('failed');
  await click(button('Retry'));
  expect(shown()).toBe('pending');
  await act(async () => asked[1]?.answer('A'));
  expect(shown()).toBe('A');
});

it('keeps the former answer beside the failure of a later request', async () => {
  const { asked, read } = requests();
  const { stores } = await show('a', read);
  await act(async () => asked[0]?.answer('A'));
  await act(() => stores.notes.put(note('n')));
  await act(async () => asked[1]?.fail());
  expect(shown()).toBe('failed A');
});

it('reads a list of records again after a failure, by retry or by the next change', async () => {
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
