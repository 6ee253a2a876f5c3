// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { Sessions } from '../../../components/journal/Sessions';
import { newPerson } from '../../../lib/people/person';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { newReflection, type ReflectionPayload } from '../../../lib/reflection/reflection';
import { figuresOf } from '../../../lib/session/figures-of';
import { field, settle, showScreen, text } from '../app/screen';
import { chunk, MINUTE, session, START } from '../reflection/records';

const DAY = 24 * 60 * MINUTE;
const NOW = START + 400 * DAY;
const figures = figuresOf([chunk], session, NOW) ?? undefined;

const someone = (id: string) => newPerson(id, 'en', { id, nowMs: START });

/** `daysLater` than the first session. */
function met(id: string, personId: string, daysLater: number) {
  const events = session.events.map((event) => ({ ...event, at: event.at + daysLater * DAY }));
  const payload = { ...session, events, figures };
  return newRecord('session', payload, { id, nowMs: START }, { sessionId: id, personId });
}

function lookedBack(sessionId: string, changed: Partial<ReflectionPayload>) {
  const made = newReflection(sessionId, 'Olive', START);
  return withPayload(made, { ...made.payload, ...changed }, START);
}

const show = (records: readonly AnyRecord[]) =>
  showScreen(<Sessions id={null} />, records, { nowMs: NOW });
const links = (to: string) =>
  [...document.querySelectorAll(`li a[href^="${to}"]`)].map((link) => link.getAttribute('href'));
const rows = () => [...document.querySelectorAll('li')].map((row) => row.textContent ?? '');

describe('the list of sessions', () => {
  it('has the latest on top, each linked to its page', async () => {
    await show([
      someone('Olive'),
      met('a', 'Olive', 0),
      met('b', 'Olive', 9),
      met('c', 'Olive', 3),
    ]);
    expect(links('#session/')).toEqual(['#session/b', '#session/c', '#session/a']);
    expect(links('#export/')).toEqual(['#export/b', '#export/c', '#export/a']);
    expect(rows()[2]).toContain('14 November 2023');
    expect(rows()[2]).toContain('Export, Olive, 14 November 2023');
    expect(rows()[0]).toContain('10\u00a0min');
  });

  it('shows a share only after the coach guessed or skipped the guess', async () => {
    await show([
      someone('Olive'),
      met('seen', 'Olive', 2),
      met('unseen', 'Olive', 1),
      lookedBack('seen', { revealedAt: START, finishedAt: START }),
      lookedBack('unseen', { guessPercent: 30 }),
    ]);
    expect(rows()[0]).toMatch(/you \d+% to \d+% · looked back onExport/);
    expect(rows()[1]).not.toContain('%');
    expect(rows()[1]).toContain('looking back begun');
  });

  it('can be filtered by person', async () => {
    await show([someone('Olive'), someone('Aulne'), met('a', 'Olive', 0), met('b', 'Aulne', 1)]);
    await act(async () => {
      const select = field<HTMLSelectElement>('With');
      select.value = 'Olive';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('Olive');
  });

  it('renders a few of thousands, each with its position in the list', async () => {
    const many = Array.from({ length: 3_000 }, (_, day) => met(`s${day}`, 'Olive', day));
    await show([someone('Olive'), ...many]);
    expect(rows().length).toBeLessThan(50);
    expect(document.querySelector('li')?.getAttribute('aria-setsize')).toBe('3000');
    expect(text()).toContain('3000');
  });

  it('keeps the focused row rendered, however far the list is scrolled', async () => {
    const many = Array.from({ length: 500 }, (_, day) => met(`s${day}`, 'Olive', day));
    await show([someone('Olive'), ...many]);
    const list = document.querySelector<HTMLElement>('ul')!;
    const link = document.querySelector<HTMLElement>('li a')!;
    await act(async () => link.focus());
    list.getBoundingClientRect = () => new DOMRect(0, -10_000, 500, 26_000);
    await act(async () => window.dispatchEvent(new Event('scroll')));
    expect(document.querySelector('li:nth-child(2)')?.getAttribute('aria-posinset')).toBe('185');
    expect(document.activeElement).toBe(link);
    await act(async () => link.blur());
    await settle();
    expect(document.contains(link)).toBe(false);
  });

  it('explains what to do while it is empty', async () => {
    await show([]);
    expect(text()).toContain('No session yet. The first begins in the panel.');
  });
});
