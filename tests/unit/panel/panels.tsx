/** Panels of one session, each a separate page with its own connection to one database. */
import i18next from 'i18next';
import { act, useRef, type ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { App } from '../../../components/app/App';
import { NotesSection } from '../../../components/notes/NotesSection';
import { useEdits } from '../../../components/notes/useEdits';
import { UnsavedDraft } from '../../../components/panel/UnsavedDraft';
import { NoteField } from '../../../components/panel/NoteField';
import { en } from '../../../lib/i18n/en';
import { newPerson } from '../../../lib/people/person';
import { newRecord } from '../../../lib/records/envelope';
import type { Stores } from '../../../lib/platform/stores';
import { storesOfTwoPanels } from '../../platform/two-panels/two-panels';
import { session as payload, START } from '../reflection/records';
import { render, type as typeInto } from '../ui/render';
import { panelServices, testServices } from '../../support/services';

const NOW = START + 600_000;
const PATIENCE_MS = 5_000;

const session = newRecord(
  'session',
  { ...payload, events: [{ type: 'started' as const, at: START }] },
  { id: 's', nowMs: START },
  { sessionId: 's', personId: 'p' },
);
const person = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });

function InSession() {
  const edits = useEdits();
  const field = useRef<HTMLTextAreaElement>(null);
  const stretches = [[START, NOW]] as const;
  return (
    <>
      <NotesSection session={session} stretches={stretches} edits={edits} />
      <NoteField
        session={session}
        person={person}
        ref={field}
        edits={edits}
        moments={{ now: () => ({ at: NOW, speaker: null }), all: () => [] }}
        stretches={stretches}
        onMoment={() => undefined}
      />
    </>
  );
}

export const settle = (ms = 10) =>
  act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));

/** Waits until `read` returns `expected`. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  expected: Awaited<T>,
): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    await settle();
    const found = await read();
    if (isDeepStrictEqual(found, expected)) return;
    if (Date.now() > giveUpAt) expect(found).toEqual(expected);
  }
}

/** Waits longer than anything takes that must not happen. */
export const quietly = () => settle(200);

export class PanelUnderTest {
  private constructor(
    readonly stores: Stores,
    private readonly host: HTMLElement,
    private readonly shown: (content: ReactNode) => Promise<void>,
    private readonly setOpen: (isOpen: boolean) => void,
  ) {}

  /** @param openIds the ids of the open pages, shared by all panels */
  static async make(name: string, stores: Stores, openIds: Set<string>): Promise<PanelUnderTest> {
    let made = 0;
    const page = panelServices(
      testServices(stores, {
        clock: { nowMs: () => NOW + made, newId: () => `${name}${++made}` },
        openPages: { ownId: name, ids: async () => new Set(openIds) },
      }),
    );
    const words = i18next.createInstance().use(initReactI18next);
    await words.init({
      lng: 'en',
      resources: { en: { translation: en } },
      interpolation: { escapeValue: false },
    });
    const { host, rerender } = await render(null);
    return new PanelUnderTest(
      stores,
      host,
      async (content) => {
        await rerender(
          content && (
            <App services={page} words={words}>
              {content}
            </App>
          ),
        );
        await settle();
      },
      (isOpen) => (isOpen ? openIds.add(name) : openIds.delete(name)),
    );
  }

  async open(): Promise<void> {
    this.setOpen(true);
    await this.shown(<InSession />);
    await eventually(() => this.host.querySelector('textarea[placeholder]') !== null, true);
    await eventually(() => this.text.includes(en.panel.notes.title), true);
  }

  /** Unmounts the screen, as behind the cover; the page stays open. */
  async cover(): Promise<void> {
    await this.shown(null);
  }

  async close(): Promise<void> {
    await this.shown(null);
    this.setOpen(false);
  }

  /** Shows the unsaved draft, as after the end of the session. */
  async showLastWords(): Promise<void> {
    await this.shown(<UnsavedDraft session={session} />);
    await eventually(() => this.text.includes(en.panel.ended.lastWords), true);
  }

  /** The text in the note field. */
  readonly value = () => this.field.value;
  readonly textInEdit = () => this.edit.value;

  get text(): string {
    return this.host.textContent ?? '';
  }

  get field(): HTMLTextAreaElement {
    return this.one('textarea[placeholder]');
  }

  get edit(): HTMLTextAreaElement {
    return this.one('li textarea');
  }

  private one<Found extends Element>(selector: string): Found {
    const found = this.host.querySelector<Found>(selector);
    if (!found) throw new Error(`${selector} is not there`);
    return found;
  }

  async write(text: string, into = this.field): Promise<void> {
    await typeInto(into, text);
    await settle();
  }

  async enter(into = this.field): Promise<void> {
    await act(async () => {
      const init = { key: 'Enter', bubbles: true, cancelable: true };
      into.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    await settle(30);
  }

  button(name: string): HTMLButtonElement | undefined {
    return [...this.host.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
  }

  async press(name: string): Promise<void> {
    await eventually(() => this.button(name) !== undefined, true);
    await act(async () => this.button(name)?.click());
    await settle();
  }

  /** Starts to edit the first note. */
  async beginEdit(): Promise<void> {
    await eventually(() => this.host.querySelector('li button') !== null, true);
    await act(async () => this.one<HTMLElement>('li button:not([aria-label])').click());
  }

  readonly notes = async (): Promise<string[]> => {
    const notes = await this.stores.notes.bySession('s');
    return notes.map((note) => note.payload.text).toSorted();
  };

  readonly drafts = async (): Promise<string[]> => {
    const drafts = await this.stores.drafts.bySession('s');
    return drafts.map((draft) => draft.payload.text).toSorted();
  };
}

export async function twoPanels(): Promise<readonly [PanelUnderTest, PanelUnderTest]> {
  const [first, second] = storesOfTwoPanels();
  const openIds = new Set<string>();
  return [
    await PanelUnderTest.make('one', first, openIds),
    await PanelUnderTest.make('two', second, openIds),
  ];
}
