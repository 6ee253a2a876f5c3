// @vitest-environment happy-dom
import i18next from 'i18next';
import { act } from 'react';
import { initReactI18next } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { App } from '../../../components/app/App';
import type { Services } from '../../../components/app/services';
import { Reflection } from '../../../components/reflection/Reflection';
import { en } from '../../../lib/i18n/en';
import { newPerson } from '../../../lib/people/person';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newNote } from '../../../lib/notes/note';
import { newReflection } from '../../../lib/reflection/reflection';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import type { SessionPayload } from '../../../lib/session/session';
import { DEFAULT_SETTINGS, newSettings } from '../../../lib/settings/settings';
import { button, click, find, render, type as typeInto } from '../ui/render';
import { memoryStores } from '../../support/memory-stores';
import { testServices } from '../../support/services';
import { chunk, MINUTE, session as payload, START } from './records';

/** 18 minutes after the end of the session. */
const NOW = START + 30 * MINUTE;

async function show({
  session = payload,
  chunks = [chunk],
  minSpeechForShareMs = 2 * MINUTE,
  copy = vi.fn<Services['copy']>(async () => undefined),
  id = 's',
  nowMs = NOW,
  more = [],
}: {
  session?: SessionPayload;
  chunks?: readonly (typeof chunk)[];
  minSpeechForShareMs?: number;
  copy?: Services['copy'];
  id?: string;
  nowMs?: number;
  more?: readonly AnyRecord[];
} = {}) {
  const held = memoryStores([
    newPerson('Anna', 'en', { id: 'p', nowMs: START }),
    newRecord('session', session, { id: 's', nowMs: START }, links),
    newSettings({ ...DEFAULT_SETTINGS, language: 'en', minSpeechForShareMs }, START),
    ...more,
    ...chunks.map((each, i) => newRecord('chunk', each, { id: `c${i}`, nowMs: START }, links)),
  ]);
  const send = vi.fn<Services['send']>(async () => ({ ok: true }));
  const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
  const openPage = vi.fn<Services['openPage']>(async () => undefined);
  let made = 0;
  const services = testServices(held.stores, {
    clock: { nowMs: () => nowMs, newId: () => `new${++made}` },
    send,
    copy,
    openPage,
  });
  const words = i18next.createInstance().use(initReactI18next);
  await words.init({
    lng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  await render(
    <App services={{ ...services, page: 'reflection' }} words={words}>
      <Reflection sessionId={id} />
    </App>,
  );
  await settle();
  return { ...held, send, close, copy, openPage };
}

/** Waits until reads, writes and the typing delay are over. */
function settle(ms = 0) {
  return act(() => new Promise<void>((resolve) => setTimeout(resolve, ms)));
}

/** Waits for a condition, because the renderers load when first needed. */
async function until(happened: () => boolean) {
  for (let tries = 0; tries < 100 && !happened(); tries += 1) await settle(20);
  await settle();
}

const text = () => document.body.textContent ?? '';
const saved = (all: ReadonlyMap<string, AnyRecord>) =>
  all.get('reflection reflection:s')?.payload as Record<string, unknown> | undefined;
const links = { sessionId: 's', personId: 'p' };

/** Earlier sessions, each guessed 20 points too low. */
function guessedBefore(count: number): AnyRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const made = newReflection(`before${i}`, 'p', START - i);
    const reveal = { guessPercent: 20, revealedAt: START - i, coachShare: 0.4 };
    return withPayload(made, { ...made.payload, ...reveal }, START - i);
  });
}

function radio(label: string, value: number): HTMLInputElement {
  const group = [...document.querySelectorAll('[role=radiogroup]')].find(
    (each) =>
      document.getElementById(each.getAttribute('aria-labelledby') ?? '')?.textContent === label,
  );
  return group!.querySelector<HTMLInputElement>(`input[value="${value}"]`)!;
}

const area = (index: number) => document.querySelectorAll('textarea')[index]!;

describe('the reflection window', () => {
  it('asks for the guess before it shows the share', async () => {
    const { all } = await show();
    expect(text()).not.toContain('25%');
    await typeInto(find<HTMLInputElement>('input[type=number]'), '40');
    await click(button('Show'));
    await settle();
    expect(text()).toContain('You spoke for 25% of the time in which somebody spoke');
    expect(text()).toContain('between 18% and 48%.');
    expect(text()).toContain('Your guess: 40%.');
    expect(text()).toContain('3, of which they ended 3');
    expect(saved(all)).toMatchObject({ guessPercent: 40, revealedAt: NOW });
  });

  it('stores the share with the guess, and says how guesses usually differ from six sessions on', async () => {
    const { all } = await show({ more: guessedBefore(4) });
    await typeInto(find<HTMLInputElement>('input[type=number]'), '15');
    await click(button('Show'));
    await settle();
    expect(saved(all)).toMatchObject({ guessPercent: 15, coachShare: 0.25 });
    expect(text()).toContain('too few to tell (5 of 6 sessions)');
    expect(document.querySelector('figure')).toBeNull();
  });

  it('draws the guesses beside the measures from six sessions on', async () => {
    await show({ more: guessedBefore(5) });
    await typeInto(find<HTMLInputElement>('input[type=number]'), '15');
    await click(button('Show'));
    await settle();
    expect(text()).toContain('Over 6 sessions you usually guess low, by about 20 points.');
    expect(find('figure svg[role=img]').querySelectorAll('g')).toHaveLength(6);
  });

  it('shows the share when the coach skips the guess', async () => {
    const { all } = await show();
    await click(button('Skip the guess'));
    await settle();
    expect(text()).toContain('25%');
    expect(text()).not.toContain('Your guess');
    expect(saved(all)).toMatchObject({ guessPercent: null });
  });

  it('asks for no guess and says so when nothing was measured', async () => {
    await show({ chunks: [] });
    expect(text()).toContain('Nothing was measured in this session.');
    expect(document.querySelector('input[type=number]')).toBeNull();
  });

  it('shows no share of too little speech', async () => {
    await show({ minSpeechForShareMs: 10 * MINUTE });
    await click(button('Skip the guess'));
    expect(text()).toContain('Not enough speech to show a share.');
    expect(text()).not.toContain('25%');
  });

  it('shows no share when voices and noise were too similar', async () => {
    await show({
      chunks: [{ ...chunk, uncertainMs: { coach: 10 * MINUTE, coachee: 10 * MINUTE } }],
    });
    await click(button('Skip the guess'));
    expect(text()).toContain('Voices and noise were too alike to say who spoke how much.');
    expect(text()).not.toContain('25%');
  });

  it('says so when the session does not exist', async () => {
    await show({ id: 'other' });
    expect(text()).toContain('This session is not on this computer.');
  });

  it('keeps what was typed through a failed save, and saves it later', async () => {
    const { all, disk } = await show();
    disk.full = true;
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await typeInto(area(0), 'The long silence');
    await settle(150);
    expect(text()).toContain('Not saved. Trying again…');
    expect(area(0).value).toBe('The long silence');
    await click(button('Done'));
    await settle();
    expect(window.close).not.toHaveBeenCalled();
    disk.full = false;
    await settle(2_100);
    expect(text()).toContain('Saved');
    expect(saved(all)).toMatchObject({ lines: { moment: 'The long silence' } });
  });

  it('saves pending changes when the window closes', async () => {
    const { all } = await show();
    await typeInto(area(1), 'wait longer');
    await act(async () => window.dispatchEvent(new Event('pagehide')));
    await settle();
    expect(saved(all)).toMatchObject({ lines: { nextTime: 'wait longer' } });
  });

  it('marks the reflection as finished and closes the window', async () => {
    const { all, close } = await show();
    await typeInto(area(2), 'my hurry');
    await click(button('Done'));
    await settle();
    expect(saved(all)).toMatchObject({
      finishedAt: NOW,
      lines: { supervision: 'my hurry' },
    });
    expect(close).toHaveBeenCalledOnce();
  });

  it('stores a commitment once it has text, and deletes it when the text is cleared', async () => {
    const { all, disk } = await show();
    await click(button('Add a commitment'));
    await settle(150);
    expect(disk.writes).toBe(0);
    await typeInto(area(3), 'Call Paul');
    await settle(150);
    expect(all.get('commitment new1')).toMatchObject({
      sessionId: 's',
      personId: 'p',
      deletedAt: null,
      payload: {
        text: 'Call Paul',
        due: null,
        state: 'open',
        shareable: true,
        changes: [],
        keptIn: null,
      },
    });
    await click(button('Remove this commitment'));
    await settle();
    expect(all.get('commitment new1')?.deletedAt).not.toBeNull();
    await click(button('Undo'));
    await settle();
    expect(all.get('commitment new1')?.deletedAt).toBeNull();
    expect(area(3).value).toBe('Call Paul');
  });

  it('turns a note into a commitment by one button, once', async () => {
    const note = newNote('> I call Paul', START, { id: 'n', nowMs: START }, links);
    const other = newNote('! He knows it', START, { id: 'n2', nowMs: START }, links);
    const { all } = await show({ more: [note, other] });
    expect(text()).not.toContain('He knows it');
    await click(button('Make it a commitment'));
    await settle();
    expect(all.get('commitment commitment:n')).toMatchObject({
      sessionId: 's',
      personId: 'p',
      payload: { text: 'I call Paul', state: 'open' },
    });
    expect(text()).not.toContain('Make it a commitment');
    await typeInto(area(3), 'I call Paul on Monday');
    await settle(150);
    expect(text()).not.toContain('Make it a commitment');
    expect(all.get('commitment commitment:n')?.payload).toMatchObject({
      text: 'I call Paul on Monday',
    });
  });

  it('lists earlier commitments, and keeps a ticked one visible', async () => {
    const before = newCommitment(
      'Rest',
      null,
      { id: 'old', nowMs: START - MINUTE },
      {
        sessionId: 'before',
        personId: 'p',
      },
    );
    const { all } = await show({ more: [before] });
    expect(text()).toContain('From before');
    await click(find('input[type=checkbox]'));
    await settle();
    expect(all.get('commitment old')?.payload).toMatchObject({
      state: 'done',
      changes: [{ at: NOW, state: 'done' }],
    });
    expect(text()).toContain('Rest');
  });

  it('stores the answers of the person coached, and copies the questions to send', async () => {
    const copy = vi.fn<Services['copy']>(async () => undefined);
    const { all } = await show({ copy });
    await click(button('Their view'));
    expect(text()).toContain('not a validated scale');
    await click(radio('I felt heard', 7));
    await settle();
    expect(saved(all)).toMatchObject({
      coachee: { said: null, heard: 7, suited: null, energy: null },
    });
    await click(button('Copy as a message to send'));
    expect(copy.mock.calls[0]?.[0].plain).toContain('I felt heard… /10');
  });

  it('resumes a session whose call only dropped', async () => {
    const { send, close } = await show();
    await click(button('Go on with the session'));
    await settle();
    expect(send).toHaveBeenCalledWith({ type: 'session.reopen', sessionId: 's', tabId: null });
    expect(close).toHaveBeenCalledOnce();
  });

  it('stays open and says why when the session cannot be resumed', async () => {
    const { send, close } = await show();
    send.mockResolvedValue({ ok: false, error: 'anotherSessionOpen' });
    await click(button('Go on with the session'));
    await settle();
    expect(text()).toContain('Another session is open. End it first.');
    expect(close).not.toHaveBeenCalled();
  });

  it('does not offer to resume a session that ended long ago', async () => {
    await show({ nowMs: START + 43 * MINUTE });
    expect(text()).not.toContain('Go on with the session');
  });

  it('offers to resume only after a hang-up', async () => {
    const events = payload.events.map((event) =>
      event.type === 'ended' ? { ...event, reason: 'coach' as const } : event,
    );
    await show({ session: { ...payload, events } });
    expect(text()).not.toContain('Go on with the session');
  });

  it('copies what is on the screen, saved or not', async () => {
    const copy = vi.fn<Services['copy']>(async () => undefined);
    await show({ copy });
    await typeInto(area(0), 'The long silence');
    await click(button('Copy'));
    await until(() => copy.mock.calls.length > 0);
    const [flavours] = copy.mock.calls[0]!;
    expect(flavours.plain).toContain('# Session with Anna');
    expect(flavours.plain).toContain('The long silence');
    expect(flavours.html).toContain('<p>The long silence</p>');
    expect(button('Copied')).toBeTruthy();
  });

  it('saves what is typed, then opens the export of this session', async () => {
    const { openPage, all } = await show();
    await typeInto(area(0), 'A long silence');
    await click(button('Export…'));
    await until(() => openPage.mock.calls.length > 0);
    expect(openPage.mock.calls).toEqual([['journal', 'export/s']]);
    expect(JSON.stringify(all.get('reflection reflection:s'))).toContain('A long silence');
  });

  it('shows the text selected, with the reason, when the clipboard is refused', async () => {
    const copy = vi.fn<Services['copy']>(() => Promise.reject(new Error('Not allowed.')));
    await show({ copy });
    await click(button('Copy'));
    await until(() => document.querySelector('textarea[readonly]') !== null);
    const shown = find<HTMLTextAreaElement>('textarea[readonly]');
    expect(text()).toContain('The browser did not allow copying (Not allowed).');
    expect(shown.value).toContain('# Session with Anna');
    expect(document.activeElement).toBe(shown);
    expect([shown.selectionStart, shown.selectionEnd]).toEqual([0, shown.value.length]);
  });
});
