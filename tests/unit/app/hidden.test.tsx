// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { panelReads } from '../../../components/panel/panelReads';
import { Panel } from '../../../components/panel/Panel';
import { newPerson } from '../../../lib/people/person';
import type { AnyRecord } from '../../../lib/records/envelope';
import { button, click, find, press, type } from '../ui/render';
import { newRecord } from '../../../lib/records/envelope';
import { MINUTE, session, START } from '../reflection/records';
import { panelServices, testHiding } from '../../support/services';
import { field, settle, showScreen } from './screen';

const css = readFileSync(join(import.meta.dirname, '../../../components/ui/base.css'), 'utf8');
let sheet: HTMLStyleElement;

beforeEach(() => {
  sheet = document.createElement('style');
  sheet.textContent = css;
  document.head.append(sheet);
});
afterEach(() => sheet.remove());

const camille = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
const held = { sessionId: null, personId: 'p' };
const ended = newRecord('session', session, { id: 's', nowMs: START }, held);
const open = newRecord(
  'session',
  { ...session, events: session.events.slice(0, 3) },
  { id: 's', nowMs: START },
  held,
);

/** The state that all windows share, as this page sees it. */
function sharedState(first: boolean | undefined) {
  const hiding = testHiding(first);
  return {
    ...hiding,
    set: vi.fn(hiding.set),
    become: (next: boolean) => act(async () => hiding.become(next)),
  };
}

async function show(hiding: ReturnType<typeof sharedState>, records: readonly AnyRecord[] = []) {
  await showScreen(<Panel />, records, {
    nowMs: START + MINUTE,
    besides: () => ({ hiding }),
    page: (services) =>
      panelServices(services, {
        panelReads: { ...panelReads(services), where: async () => 'here' },
      }),
  });
}

/** What is drawn of the document. */
function drawn(): string {
  return [...document.body.children]
    .filter((each) => getComputedStyle(each).display !== 'none')
    .map((each) => each.textContent)
    .join(' ')
    .trim();
}

const COVER = 'Out of sight.Show';

it('a page shows nothing until it knows whether it is hidden', async () => {
  const hiding = sharedState(undefined);
  await show(hiding);
  expect(drawn()).toBe('');
  await hiding.become(true);
  await settle();
  expect(drawn()).toContain('Out of sight.');
  expect(drawn()).not.toContain('Start');
});

it('a hidden page and its dialogs are covered, whichever page hid them', async () => {
  const hiding = sharedState(false);
  await show(hiding);
  expect(drawn()).toContain('Start');
  const dialog = document.createElement('div');
  dialog.textContent = 'A dialog of the page';
  document.body.append(dialog);
  await hiding.become(true);
  expect(drawn().replace(/H$/, '')).toBe(COVER);
  await hiding.become(false);
  expect(drawn()).toContain('A dialog of the page');
  expect(drawn()).toContain('Start');
  dialog.remove();
});

it('text being written is kept behind the cover', async () => {
  const hiding = sharedState(false);
  await show(hiding);
  await type(field('Name or pseudonym'), 'Camil');
  await hiding.become(true);
  await hiding.become(false);
  expect(field('Name or pseudonym').value).toBe('Camil');
});

it('the focus returns to its former element when the cover is removed', async () => {
  const hiding = sharedState(false);
  await show(hiding);
  field('Name or pseudonym').focus();
  await hiding.become(true);
  expect(document.activeElement?.textContent).toBe('Out of sight.');
  await hiding.become(false);
  expect(document.activeElement).toBe(field('Name or pseudonym'));
});

it('typing ordinary letters does not remove the cover', async () => {
  const hiding = sharedState(false);
  await show(hiding);
  field('Name or pseudonym').focus();
  await hiding.become(true);
  await press('h');
  expect(hiding.current()).toBe(true);
  await click(button('Show'));
  expect(hiding.current()).toBe(false);
});

it('shortcuts have no effect on the page behind the cover', async () => {
  const hiding = sharedState(true);
  await show(hiding);
  const acted = vi.fn();
  document.addEventListener('keydown', acted);
  await press('Escape', find('[data-cover] button'));
  document.removeEventListener('keydown', acted);
  expect(acted).not.toHaveBeenCalled();
});

it.each([
  ['before a session', 'Begin a session', []],
  ['in a session', 'End session', [camille, open]],
  ['after a session', 'Camille', [camille, ended]],
] as const)(
  'a page is hidden and shown by the panel’s shortcut %s',
  async (_when, shown, records) => {
    const hiding = sharedState(false);
    await show(hiding, records);
    expect(drawn()).toContain(shown);
    await press('h', document.body);
    expect(hiding.set).toHaveBeenLastCalledWith(true);
    expect(drawn()).toContain('Out of sight.');
    expect(drawn()).not.toContain(shown);
    await press('h');
    expect(hiding.set).toHaveBeenLastCalledWith(false);
    expect(drawn()).toContain(shown);
  },
);
