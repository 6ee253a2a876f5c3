// @vitest-environment happy-dom
import i18next from 'i18next';
import { act } from 'react';
import { initReactI18next } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../components/app/App';
import type { Services } from '../../../components/app/services';
import { ExportEverything, ExportPerson, ExportSession } from '../../../components/export/Export';
import { newCommitment } from '../../../lib/commitments/commitment';
import { wayRecordId } from '../../../lib/export/export-template';
import { en } from '../../../lib/i18n/en';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import { newRecord } from '../../../lib/records/envelope';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { newTemplate } from '../../../lib/templates/template';
import { HOSTILE } from '../../fixtures/hostile';
import { MINUTE, session, START } from '../reflection/records';
import { button, click, find, render, type as typeInto } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { journalServices, testServices } from '../../support/services';

const WEEK = 7 * 24 * 60 * MINUTE;

interface Setting {
  readonly copy?: Services['copy'];
  readonly sessions?: number;
  readonly template?: string;
  readonly notes?: readonly string[];
  readonly view?: typeof ExportSession;
  readonly id?: string;
  readonly name?: string;
}

async function show({
  copy = async () => undefined,
  sessions = 1,
  template,
  notes = ['It is mine', '=1+1'],
  view: View = ExportSession,
  id = 's0',
  name = 'Anna',
}: Setting = {}) {
  const held = Array.from({ length: sessions }, (_, index) => {
    const at = START + index * WEEK;
    const events = session.events.map((event) => ({ ...event, at: event.at + index * WEEK }));
    const links = { sessionId: `s${index}`, personId: 'p' };
    return [
      newRecord('session', { ...session, events }, { id: `s${index}`, nowMs: at }, links),
      ...notes.map((text, n) => newNote(text, at, { id: `n${index}-${n}`, nowMs: at + n }, links)),
      newCommitment('Call Paul', null, { id: `c${index}`, nowMs: at }, links),
    ];
  }).flat();
  const wayId = wayRecordId('mine', 'en');
  const store = memoryStores([
    newPerson(name, 'en', { id: 'p', nowMs: START }),
    newSettings({ ...DEFAULT_SETTINGS, language: 'en' }, START),
    ...held,
    ...(template === undefined
      ? []
      : [newTemplate({ use: 'export', name: 'mine', body: template }, { id: wayId, nowMs: 1 })]),
  ]);
  const copied = vi.fn<Services['copy']>(copy);
  const saved = vi.fn<Services['saveFile']>(async () => undefined);
  const services = testServices(store.stores, {
    clock: { nowMs: () => START + WEEK, newId: () => 'new' },
    copy: copied,
    saveFile: saved,
  });
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await render(
    <App services={journalServices(services)} words={words}>
      <View id={id} />
    </App>,
  );
  await until(() => document.querySelector('article, section') !== null);
  return { ...store, copied, saved };
}

function settle(ms = 0) {
  return act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
}

async function until(happened: () => boolean) {
  for (let tries = 0; tries < 150 && !happened(); tries += 1) await settle(20);
  expect(happened()).toBe(true);
  await settle();
}

const preview = () => document.querySelector('article')?.textContent ?? '';
const ready = () => until(() => preview() !== '' && !button(en.export.copy).disabled);

function select(index: number, value: string) {
  return act(async () => {
    const element = document.querySelectorAll('select')[index];
    if (!element) throw new Error(`no select ${index}`);
    element.value = value;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('the export view', () => {
  it('lets the coach tick what a message includes, and keeps the ticks', async () => {
    const { all } = await show();
    await ready();
    await select(0, 'coachee');
    await until(() => preview().includes('Hello Anna,'));
    expect(preview()).toContain('Call Paul');
    expect(preview()).not.toContain('It is mine');
    const [, commitment, note] = document.querySelectorAll<HTMLInputElement>('fieldset input');
    if (!commitment || !note) throw new Error('no ticks');
    await click(note);
    await click(commitment);
    await until(() => preview().includes('It is mine') && !preview().includes('Call Paul'));
    expect(all.get('note n0-0')).toMatchObject({
      payload: { shareable: true, text: 'It is mine' },
    });
    expect(all.get('commitment c0')).toMatchObject({ payload: { shareable: false } });
  });

  it('says that a tick is not saved', async () => {
    const { disk } = await show();
    await ready();
    await select(0, 'coachee');
    await until(() => document.querySelector('fieldset input') !== null);
    disk.full = true;
    await click(find<HTMLInputElement>('fieldset label:last-of-type input'));
    await until(() => document.body.textContent.includes(en.export.share.failed));
  });

  it('copies every clipboard format at once', async () => {
    const { copied } = await show();
    await ready();
    await click(button(en.export.copy));
    const [[flavours] = []] = copied.mock.calls;
    expect(flavours?.markdown).toBe(flavours?.plain);
    expect(flavours?.plain).toContain('# Session with Anna');
    expect(flavours?.html).toContain('<h1>Session with Anna</h1>');
  });

  it('shows the text selected, with the reason, when copying is refused', async () => {
    await show({
      copy: async () => {
        throw new Error('Write permission denied.');
      },
    });
    await ready();
    await click(button(en.export.copy));
    await until(() => document.querySelector('textarea') !== null);
    const area = find<HTMLTextAreaElement>('textarea');
    expect(document.body.textContent).toContain('(Write permission denied)');
    expect(area.value).toContain('# Session with Anna');
    expect(area.selectionEnd - area.selectionStart).toBe(area.value.length);
  });

  it('saves tables without runnable formulas, in the format of the language', async () => {
    const { saved } = await show();
    await ready();
    await select(2, 'csv');
    await select(3, 'notes');
    await until(() => preview().includes("'=1+1"));
    await click(button(en.export.save));
    expect(saved.mock.calls[0]?.slice(0, 2)).toEqual(['2023-11-14 Anna Notes.csv', 'text/csv']);
    expect(saved.mock.calls[0]?.[2]).toContain('"\'=1+1","no"');
    expect(document.body.textContent).toContain('2023-11-14 Anna Notes.csv');
    await select(1, 'fr');
    await until(() => preview().includes('"\'=1+1";"non"'));
  });

  it('warns of a name too short to be removed safely, when names are removed', async () => {
    await show({ name: 'Jo' });
    await ready();
    const warning = en.export.shortNames_one.replace('{{names}}', 'Jo');
    expect(document.body.textContent).not.toContain(warning);
    await select(0, 'supervision');
    await until(() => document.body.textContent?.includes(en.export.readFirst) ?? false);
    await ready();
    expect(document.body.textContent).toContain(warning);
  });

  it('does not warn of a name that is long enough', async () => {
    await show();
    await select(0, 'supervision');
    await until(() => document.body.textContent?.includes(en.export.readFirst) ?? false);
    await ready();
    expect(document.body.textContent).not.toContain('too short');
  });

  it('shows hostile texts as plain text', async () => {
    await show({ notes: HOSTILE.filter((text) => text.trim() !== '') });
    await ready();
    const tags = [...document.querySelectorAll('article *')].map((each) => each.tagName);
    expect(new Set(tags)).toEqual(new Set(['H2', 'H3', 'P', 'UL', 'LI']));
    expect(preview()).toContain('<img src=x onerror=window.attacked=1>');
  });

  it('previews the latest of many sessions, and exports all', async () => {
    const { copied } = await show({ view: ExportPerson, id: 'p', sessions: 30 });
    await ready();
    expect(preview()).toContain('The first 12 of 30 sessions');
    expect(preview().match(/Call Paul/g)).toHaveLength(12);
    await click(button(en.export.copy));
    expect(copied.mock.calls[0]?.[0].plain.match(/Call Paul/g)).toHaveLength(30);
  });

  it('exports everybody as tables', async () => {
    const { saved } = await show({ view: ExportEverything, sessions: 3 });
    await until(() => preview().includes('Person'));
    await select(1, 'commitments');
    await until(() => preview().includes('Call Paul'));
    await click(button(en.export.save));
    expect(saved.mock.calls[0]?.[2].match(/Call Paul/g)).toHaveLength(3);
  });

  it('says so when there is nothing at the address', async () => {
    await show({ id: 'nowhere' });
    expect(document.body.textContent).toContain(en.export.unknown);
  });
});

describe('an export template in the export view', () => {
  const edit = async () => {
    await click(button(en.export.change));
    await until(() => document.querySelector('[role=dialog]') !== null);
  };

  it('is changed, saved, and reset', async () => {
    const { all } = await show();
    await ready();
    await edit();
    await typeInto(find<HTMLInputElement>('[role=dialog] input[type=text]'), 'For {name}');
    await click(button('Move Notes up'));
    await click(button(en.common.save));
    await until(() => preview().startsWith('For Anna'));
    const id = `template ${wayRecordId('mine', 'en')}`;
    expect(all.get(id)).toMatchObject({ payload: { use: 'export' }, deletedAt: null });
    expect(document.body.textContent).toContain(en.export.changed);
    await edit();
    await click(button(en.export.editor.reset));
    await until(() => preview().startsWith('Session with Anna'));
  });

  it('is not saved while its text has an error, whose line and field are shown', async () => {
    await show();
    await ready();
    await edit();
    await click(button(en.export.editor.asText));
    const area = () => find<HTMLTextAreaElement>('[role=dialog] textarea');
    await typeInto(area(), area().value.replace('"deidentified": false', '"deidentified": 1'));
    const line =
      area()
        .value.split('\n')
        .findIndex((each) => each.includes('deidentified')) + 1;
    expect(document.body.textContent).toContain(
      `Line ${line}: deidentified has to be of type boolean.`,
    );
    expect(button(en.common.save).disabled).toBe(true);
    await typeInto(area(), area().value.replace('"deidentified": 1', '"deidentified": true'));
    await click(button(en.common.save));
    await until(() => preview().includes('Week 1'));
  });

  it('that cannot be read is kept as it is, and the original used', async () => {
    const { all } = await show({ template: '{"version": 9}' });
    await ready();
    expect(preview()).toContain('Session with Anna');
    expect(document.body.textContent).toContain(en.export.unreadable);
    await edit();
    expect(find<HTMLTextAreaElement>('[role=dialog] textarea').value).toBe('{"version": 9}');
    expect(all.get(`template ${wayRecordId('mine', 'en')}`)).toMatchObject({
      payload: { body: '{"version": 9}' },
    });
  });

  it('stays on the screen when it cannot be saved', async () => {
    const { disk } = await show();
    await ready();
    await edit();
    await typeInto(find<HTMLInputElement>('[role=dialog] input[type=text]'), 'For {name}');
    disk.full = true;
    await click(button(en.common.save));
    await until(() => document.body.textContent.includes(en.export.editor.failed));
    expect(find<HTMLInputElement>('[role=dialog] input[type=text]').value).toBe('For {name}');
  });
});
