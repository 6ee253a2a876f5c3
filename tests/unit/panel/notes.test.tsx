// @vitest-environment happy-dom
import i18next from 'i18next';
import { act, useRef } from 'react';
import { initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { App } from '../../../components/app/App';
import type { Services } from '../../../components/app/services';
import { CarryOver } from '../../../components/panel/CarryOver';
import { NoteField } from '../../../components/panel/NoteField';
import { NotesSection } from '../../../components/notes/NotesSection';
import { useEdits } from '../../../components/notes/useEdits';
import type { Moments } from '../../../components/panel/useMoments';
import { useUndoKeys } from '../../../components/panel/useUndoKeys';
import { newCommitment } from '../../../lib/commitments/commitment';
import { en } from '../../../lib/i18n/en';
import type { Draft } from '../../../lib/notes/draft';
import type { Moment } from '../../../lib/notes/moment';
import { newNote, type NoteRecord } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord, type AnyRecord } from '../../../lib/records/envelope';
import { newTemplate } from '../../../lib/templates/template';
import { session as payload, START } from '../reflection/records';
import { button, click, find, render, type as typeInto } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { panelServices, testServices } from '../../support/services';

const NOW = START + 600_000;
const session = newRecord(
  'session',
  { ...payload, events: [{ type: 'started' as const, at: START }] },
  { id: 's', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
const person = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
const TURNS: readonly Moment[] = [
  { at: START + 100_000, speaker: 'coach' },
  { at: START + 200_000, speaker: 'coachee' },
  { at: START + 300_000, speaker: 'coach' },
];

function Desk({ turns }: { readonly turns: readonly Moment[] }) {
  const edits = useEdits();
  const field = useRef<HTMLTextAreaElement>(null);
  const moments: Moments = {
    now: () => turns.at(-1) ?? { at: NOW, speaker: null },
    all: () => turns,
  };
  const stretches = [[START, NOW]] as const;
  useUndoKeys(edits, () => undefined);
  return (
    <>
      <CarryOver session={session} person={person} opening edits={edits} />
      <NotesSection session={session} stretches={stretches} edits={edits} />
      <NoteField
        session={session}
        person={person}
        ref={field}
        edits={edits}
        moments={moments}
        stretches={stretches}
        onMoment={() => undefined}
      />
    </>
  );
}

async function show(records: readonly AnyRecord[] = [], turns = TURNS) {
  const held = memoryStores([person, ...records]);
  let made = 0;
  const services = panelServices(
    testServices(held.stores, { clock: { nowMs: () => NOW, newId: () => `new${++made}` } }),
  );
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  const app = (
    <App services={services} words={words}>
      <Desk turns={turns} />
    </App>
  );
  const { rerender } = await render(app);
  await settle();
  const of = (kind: string) => [...held.all.values()].filter((record) => record.kind === kind);
  return {
    ...held,
    notes: () => (of('note') as NoteRecord[]).filter(({ deletedAt }) => deletedAt === null),
    drafts: () => of('draft'),
    async closeAndOpen() {
      await rerender(null);
      await settle();
      await rerender(app);
      await settle();
    },
  };
}

const settle = (ms = 0) => act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
const field = () => find<HTMLTextAreaElement>('textarea[placeholder]');
const text = () => document.body.textContent ?? '';

function press(init: KeyboardEventInit, target: Element = document.body) {
  return act(async () => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
    );
    await new Promise((resolve) => setTimeout(resolve));
  });
}

async function write(words: string) {
  await act(async () => field().focus());
  await typeInto(field(), words);
}

/** Makes reads of drafts fail. @returns the function that makes them succeed again */
function silence(drafts: Pick<Services['stores']['drafts'], 'bySession'>): () => void {
  const { bySession } = drafts;
  drafts.bySession = async () => {
    throw new Error('The disk does not answer.');
  };
  return () => {
    drafts.bySession = bySession;
  };
}

const note = (id: string, words: string) =>
  newNote(words, START + 1_000, { id, nowMs: START + 1_000 }, { sessionId: 's', personId: 'p' });

describe('writing a note', () => {
  it('starts a note of a kind by one shortcut on any keyboard, and shows the kind before saving', async () => {
    const { notes } = await show();
    // On a French keyboard the key of the 2 types é.
    await press({ key: 'é', code: 'Digit2' });
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('> ');
    expect(button('Commitment')).toBeDefined();
    await press({ key: 'Enter' }, field());
    expect(notes()).toEqual([]);
    await write('> Call Paul');
    await press({ key: 'Enter' }, field());
    await settle();
    expect(notes()[0]?.payload).toMatchObject({ kind: 'commitment', text: 'Call Paul' });
    expect(text()).toContain('Saved');
  });

  it('dates the note at the start of the latest turn, and moves it turn by turn', async () => {
    const { notes } = await show();
    await write('A word');
    expect(text()).toContain('5:00 · You');
    await press({ key: 'ArrowUp', altKey: true }, field());
    expect(text()).toContain('3:20 · They');
    await press({ key: 'ArrowUp', altKey: true }, field());
    await press({ key: 'ArrowUp', altKey: true }, field());
    expect(text()).toContain('1:40 · You');
    await press({ key: 'ArrowDown', altKey: true }, field());
    await press({ key: 'Enter' }, field());
    await settle();
    expect(notes()[0]?.payload.momentAt).toBe(START + 200_000);
  });

  it('dates the note at its first letter when nothing is heard', async () => {
    const { notes } = await show([], []);
    await write('A word');
    await press({ key: 'Enter' }, field());
    await settle();
    expect(notes()[0]?.payload.momentAt).toBe(NOW);
  });

  it('keeps what is typed while the previous note is being saved', async () => {
    const { notes } = await show();
    await write('First');
    await act(async () => {
      field().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      );
    });
    // The second letter arrives before the first note is stored, or just after.
    const begun = field().value;
    await typeInto(field(), `${begun}S`);
    await settle();
    await settle();
    expect(notes().map(({ payload }) => payload.text)).toEqual(['First']);
    expect(field().value).toBe('S');
  });

  it('stores a draft from the first letter on', async () => {
    const { drafts } = await show();
    await write('H');
    await settle();
    expect(drafts()).toMatchObject([{ payload: { text: 'H' } }]);
  });

  it('keeps an unfinished draft when the coach types before it is shown', async () => {
    const { stores, drafts, closeAndOpen } = await show();
    await write('Half a thought');
    await settle();
    const { bySession } = stores.drafts;
    let answer = () => {};
    stores.drafts.bySession = async (id) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return await bySession(id);
    };
    await closeAndOpen();
    await write('Another');
    expect(drafts()).toMatchObject([{ payload: { text: 'Half a thought' } }]);
    answer();
    await settle();
    expect(field().value).toBe('Half a thought\nAnother');
    await settle();
    expect(drafts()).toMatchObject([{ payload: { text: 'Half a thought\nAnother' } }]);
  });

  describe('when the draft cannot be read', () => {
    const unreadable = en.panel.notes.unreadable;
    const texts = (drafts: readonly AnyRecord[]) =>
      drafts.map(({ payload }) => (payload as Draft).text);

    it('does not overwrite it, reports the failure, and joins both texts once it can be read', async () => {
      const { stores, notes, drafts, closeAndOpen } = await show();
      await write('Half a thought');
      await settle();
      const answer = silence(stores.drafts);
      await closeAndOpen();
      await write('Another');
      await settle();
      expect(text()).toContain(unreadable);
      expect(texts(drafts())).toEqual(['Half a thought', 'Another']);
      answer();
      await closeAndOpen();
      expect(text()).not.toContain(unreadable);
      expect(field().value).toBe('Half a thought\nAnother');
      expect(texts(drafts())).toEqual(['Half a thought\nAnother']);
      await press({ key: 'Enter' }, field());
      await settle();
      expect(notes().map(({ payload }) => payload.text)).toEqual(['Half a thought\nAnother']);
      expect(drafts()).toEqual([]);
    });

    it('leaves a damaged draft in place, while notes are saved and new drafts begun', async () => {
      const { stores, all, notes, drafts, closeAndOpen } = await show();
      await write('Half a thought');
      await settle();
      const damaged = drafts()[0]!.id;
      // The repository does the same with a record that does not parse.
      const { bySession, update } = stores.drafts;
      stores.drafts.bySession = async (id) =>
        (await bySession(id)).filter((draft) => draft.id !== damaged);
      stores.drafts.update = async (id, edit) => {
        if (id === damaged) throw new Error('Editing would overwrite it.');
        return await update(id, edit);
      };
      await closeAndOpen();
      expect(text()).toContain(unreadable);
      expect(field().value).toBe('');
      await write('A note');
      await press({ key: 'Enter' }, field());
      await settle();
      expect(notes().map(({ payload }) => payload.text)).toEqual(['A note']);
      await write('Begun');
      await settle();
      await closeAndOpen();
      expect(field().value).toBe('Begun');
      expect(texts(drafts())).toEqual(['Half a thought', 'Begun']);
      expect(all.get(`draft ${damaged}`)).toMatchObject({ payload: { text: 'Half a thought' } });
    });
  });

  it('explains what to do with a note that is too long, and loses no text', async () => {
    const { notes } = await show();
    await write('x'.repeat(2_000_001));
    expect(text()).toContain('Too long to keep as one note');
    await press({ key: 'Enter' }, field());
    await settle();
    expect(notes()).toEqual([]);
    expect(field().value).toHaveLength(2_000_001);
  });

  it('starts from a template with its first gap selected', async () => {
    await show([
      newTemplate({ use: 'note', name: 'Step', body: '> …\nBy when:' }, { id: 't', nowMs: 1 }),
      newTemplate({ use: 'export', name: 'Letter', body: 'Dear' }, { id: 'e', nowMs: 1 }),
    ]);
    await act(async () => field().focus());
    await press({ key: '/' }, field());
    await settle();
    const items = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
    expect(items.map(({ textContent }) => textContent)).toEqual(['Step', 'Write templates…']);
    await click(items[0]!);
    await settle(10);
    expect(field().value).toBe('> …\nBy when:');
    expect([field().selectionStart, field().selectionEnd]).toEqual([2, 3]);
  });

  it('reminds once per person of what does not belong in notes', async () => {
    const { all } = await show();
    expect(text()).not.toContain(en.panel.notes.reminder);
    await act(async () => field().focus());
    expect(text()).toContain(en.panel.notes.reminder);
    await click(button('Dismiss'));
    await settle();
    expect(all.get('person p')).toMatchObject({ payload: { notesReminded: true } });
  });
});

describe('saved notes', () => {
  it('are undone and redone by shortcut, but not from inside a field', async () => {
    const { notes } = await show();
    await write('A word');
    await press({ key: 'Enter' }, field());
    await settle();
    await press({ key: 'z', ctrlKey: true }, field());
    expect(notes()).toHaveLength(1);
    await press({ key: 'z', ctrlKey: true });
    await settle();
    expect(notes()).toHaveLength(0);
    await press({ key: 'Z', ctrlKey: true, shiftKey: true });
    await settle();
    expect(notes()).toHaveLength(1);
  });

  it('keep an unsaved edit when the panel closes, and only until it is saved', async () => {
    const { notes, drafts, closeAndOpen } = await show([note('n', 'A word')]);
    await click(find('li button:not([aria-label])'));
    await typeInto(find<HTMLTextAreaElement>('li textarea'), 'Another word');
    await closeAndOpen();
    const edit = find<HTMLTextAreaElement>('li textarea');
    expect(edit.value).toBe('Another word');
    expect(document.activeElement).not.toBe(edit);
    await press({ key: 'Enter' }, edit);
    await settle();
    expect(notes()[0]?.payload.text).toBe('Another word');
    expect(drafts()).toEqual([]);
    await closeAndOpen();
    expect(document.querySelector('li textarea')).toBeNull();
  });

  it('open with their unsaved edits, even when these are read late', async () => {
    const { stores, closeAndOpen } = await show([note('n', 'A word')]);
    await click(find('li button:not([aria-label])'));
    await typeInto(find<HTMLTextAreaElement>('li textarea'), 'Another word');
    const answer = silence(stores.drafts);
    await closeAndOpen();
    expect(document.querySelector('li')).toBeNull();
    answer();
    await settle(2_100);
    expect(find<HTMLTextAreaElement>('li textarea').value).toBe('Another word');
  });

  it('keep an edit that was left unsaved, and say so', async () => {
    const { notes } = await show([note('n', 'A word')]);
    await click(find('li button:not([aria-label])'));
    await typeInto(find<HTMLTextAreaElement>('li textarea'), 'Another word');
    await press({ key: 'Escape' }, find('li textarea'));
    expect(text()).toContain(en.panel.notes.editNotSaved);
    expect(notes()[0]?.payload.text).toBe('A word');
    await click(find('li button:not([aria-label])'));
    expect(find<HTMLTextAreaElement>('li textarea').value).toBe('Another word');
  });
});

describe('an open commitment from an earlier session', () => {
  const last = { sessionId: 'last', personId: 'p' };
  const stamp = (id: string) => ({ id, nowMs: START - 1_000 });
  const before = [
    newCommitment('Call Paul', '2030-01-01', stamp('c'), last),
    newNote('+ The team', START - 1_000, stamp('n'), last),
  ];
  const labelled = (name: string) =>
    [...document.querySelectorAll<HTMLElement>('button')].filter(
      (each) => each.getAttribute('aria-label') === name,
    );

  it('is ticked, and unticked by the undo button beside it', async () => {
    const { all } = await show(before);
    await click(labelled('Done')[0]!);
    await settle();
    expect(all.get('commitment c')).toMatchObject({ payload: { state: 'done' } });
    expect(text()).not.toContain('Call Paul');
    await click(button('Undo'));
    await settle();
    expect(all.get('commitment c')).toMatchObject({ payload: { state: 'open', changes: [] } });
    expect(text()).toContain('Call Paul');
  });

  it('moves to a new date or to the next session, and leaves the list', async () => {
    const { all } = await show(before);
    await click(labelled('Keep for later')[0]!);
    await typeInto(find<HTMLInputElement>('input[type=date]'), '2030-02-01');
    await click(button('Keep'));
    await settle();
    expect(all.get('commitment c')).toMatchObject({
      payload: { state: 'open', due: '2030-02-01', keptIn: 's' },
    });
    await click(labelled('Keep for later')[0]!);
    await settle();
    expect(all.get('note n')).toMatchObject({ payload: { settled: null, keptIn: 's' } });
    expect(text()).not.toContain(en.panel.carried.title);
  });

  it('is dropped without being deleted', async () => {
    const { all } = await show(before);
    await click(labelled('Drop')[1]!);
    await settle();
    expect(all.get('note n')).toMatchObject({
      deletedAt: null,
      payload: { text: 'The team', settled: 'dropped' },
    });
  });
});
