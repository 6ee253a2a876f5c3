// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { PersonPage } from '../../../components/journal/person/PersonPage';
import type { CheckInRecord } from '../../../lib/check-ins/check-in';
import { newChange } from '../../../lib/notes/note';
import { newPerson, type PersonPayload } from '../../../lib/people/person';
import { withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { field, settle, showScreen, text, TYPED_MS } from '../app/screen';
import { button, click, type } from '../ui/render';
import { asked, DAY, FIRST, held, reflected, WEEK } from './held';

const GOAL = {
  id: 'g',
  title: 'Delegate',
  levels: ['All alone', 'Seldom', 'Each week', 'Each day', 'The team decides'] as [
    string,
    string,
    string,
    string,
    string,
  ],
  createdAt: FIRST,
};
const NOW = FIRST + 100 * DAY;

async function show(records: readonly AnyRecord[], changed: Partial<PersonPayload> = {}) {
  const made = newPerson('Camille', 'en', { id: 'p', nowMs: FIRST });
  const person = withPayload(made, { ...made.payload, ...changed }, FIRST);
  return await showScreen(<PersonPage id="p" />, [person, ...records], { nowMs: NOW });
}

const weekly = (shares: readonly (number | null)[]) =>
  shares.map((share, index) => held({ id: `s${index}`, at: FIRST + index * WEEK, share }));
const group = (name: string) =>
  click(
    [...document.querySelectorAll<HTMLElement>('[role=radiogroup] label')]
      .find((label) => label.textContent === name)!
      .querySelector('input')!,
  );
const chart = (title: string) => document.querySelector(`section[aria-label="${title}"]`)!;
const words = (title: string) => chart(title).querySelector('figcaption')?.textContent ?? '';
const icon = (label: string) => document.querySelector<HTMLElement>(`[aria-label="${label}"]`)!;

describe('the summary of the work so far', () => {
  it('says how many sessions there were, over which time, and which is agreed next', async () => {
    await show([...weekly([0.3, 0.4]), reflected('s1', { nextDate: '2026-06-01' })]);
    expect(text()).toContain(
      '2 sessions from 6 January 2026 to 13 January 2026: 1\u00A0h\u00A040\u00A0min',
    );
    expect(text()).toContain('The next is agreed for 1 June 2026.');
  });
});

describe('the charts of a person over time', () => {
  it('show single points and say that five are too few for a pattern', async () => {
    await show(weekly([0.2, 0.3, null, 0.4, 0.3, 0.35]));
    expect(chart('Your share of talk').querySelectorAll('circle')).toHaveLength(5);
    expect(words('Your share of talk')).toContain('Too few to tell: 5 of 6. 1 gap.');
    expect(words('Your share of talk')).toContain('Latest, 10 February 2026: 35%.');
    expect(chart('Your share of talk').querySelector('[data-median]')).toBeNull();
  });

  it('have no median before ten points, and say so', async () => {
    await show(weekly([0.2, 0.3, 0.2, 0.4, 0.3, 0.35]));
    expect(words('Your share of talk')).toContain('A median comes from 10 values on; there are 6.');
  });

  it('describe a run of six in words, fill its points and bracket it', async () => {
    await show(weekly([0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]));
    const said = words('Your share of talk');
    expect(said).toContain('Median 30%.');
    expect(said).toContain('6 in a row above the median, 6 January 2026 to 10 February 2026.');
    expect(said).toContain('6 in a row below the median, 17 February 2026 to 24 March 2026.');
    expect(chart('Your share of talk').querySelectorAll('circle[data-signal]')).toHaveLength(12);
    expect(chart('Your share of talk').querySelectorAll('[data-run]')).toHaveLength(2);
    expect(text()).not.toMatch(/because|improve|better|worse|trend/i);
  });

  it('have the same data in a table, gaps included, with the definition beside it', async () => {
    await show(weekly([0.25, null]));
    const rows = [...chart('Your share of talk').querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['6 January 2026', '25%'],
      ['13 January 2026', 'no value'],
    ]);
    const term = button('Your share of talk');
    expect(term.getAttribute('aria-description')).toContain('silence is not counted');
  });

  it('show the coach’s view and the person’s on separate charts', async () => {
    await show([
      ...weekly([null]),
      reflected('s0', {
        scales: { present: 8, free: null, adapted: null, chosenStep: null },
        coachee: { said: 3, heard: null, suited: null, energy: null },
      }),
    ]);
    expect(text()).toContain('Nothing was measured yet.');
    await group('My view');
    expect(words('I was present and listening')).toContain('Latest, 6 January 2026: 8.');
    expect(chart('They leave with a step they chose').textContent).toContain('No value yet.');
    expect(text()).not.toContain('I could say what I really think');
    await group('Their view');
    expect(words('I could say what I really think')).toContain('Latest, 6 January 2026: 3.');
  });

  it('label a goal’s levels with its own text', async () => {
    const levels = [-2, 2].map((level, index) =>
      asked(FIRST + index * 6 * WEEK, { goals: [{ goalId: 'g', level }] }),
    );
    await show(levels, { goals: [GOAL] });
    await group('Between sessions');
    const titles = [...chart('Delegate').querySelectorAll('[data-point] title')];
    expect(titles.map((title) => title.textContent)).toEqual([
      '6 January 2026: −2 – All alone',
      '17 February 2026: +2 – The team decides',
    ]);
  });
});

describe('a noted change in a person’s work', () => {
  it('is written, marked on the charts, edited, removed and restored', async () => {
    const { all } = await show(weekly([0.3, 0.4, 0.3]));
    await click(button('Mark a change'));
    await type(field('On'), '2026-01-14');
    await click(button('Save'));
    expect(text()).toContain('Write what changed, and a date.');
    await type(field('What changed'), ' A new role ');
    await click(button('Save'));
    await settle();
    const kept = () => all.get('note new1')!;
    expect(kept()).toMatchObject({
      personId: 'p',
      sessionId: null,
      payload: { text: 'A new role', change: true },
    });
    const mark = () => chart('Your share of talk').querySelector('[data-mark]');
    expect(mark()?.getAttribute('data-mark')).toBe('2');
    expect(mark()?.querySelector('title')?.textContent).toBe('1: A new role');
    expect(text()).toContain('14 January 2026');

    await click(icon('Change mark 1'));
    await type(field('On'), '2026-01-07');
    await click(button('Save'));
    await settle();
    expect(mark()?.getAttribute('data-mark')).toBe('1');
    await click(icon('Remove mark 1'));
    await settle();
    expect(mark()).toBeNull();
    await click(button('Undo'));
    await settle();
    expect(mark()).not.toBeNull();
  });

  it('keeps its text when it could not be saved, and says so', async () => {
    const { disk, all } = await show(weekly([0.3]));
    await click(button('Mark a change'));
    await type(field('What changed'), 'Moved');
    disk.full = true;
    await click(button('Save'));
    await settle();
    expect(text()).toContain('Not saved. Try again.');
    expect(field('What changed').value).toBe('Moved');
    disk.full = false;
    await click(button('Save'));
    await settle();
    expect([...all.values()].some(({ kind }) => kind === 'note')).toBe(true);
    expect(text()).not.toContain('Not saved.');
  });

  it('shares one mark with another between the same two sessions', async () => {
    const stamp = (id: string) => ({ id, nowMs: NOW });
    await show([
      ...weekly([0.3, 0.4]),
      newChange('Moved', FIRST + 2 * DAY, stamp('m'), 'p'),
      newChange('A new role', FIRST + DAY, stamp('r'), 'p'),
    ]);
    expect(chart('Your share of talk').querySelector('[data-mark] text')?.textContent).toBe('1, 2');
  });
});

describe('a check-in on the page of a person', () => {
  const sessions = weekly([0.3]);
  const due = { checkInEveryWeeks: 6, goals: [GOAL] };
  const answer = (value: string, inside = '') =>
    document.querySelector<HTMLElement>(`[lang=en] ${inside} input[value="${value}"]`)!;
  const stored = (all: ReadonlyMap<string, AnyRecord>) =>
    [...all.values()].filter(({ kind }) => kind === 'checkIn') as CheckInRecord[];

  it('is not offered unless the coach chose check-ins', async () => {
    await show(sessions);
    expect(text()).not.toContain('Check-ins');
  });

  it('is offered when due, saves each answer at once, and can be edited and deleted', async () => {
    const { all } = await show(sessions, due);
    expect(text()).toContain('It is time for a check-in');
    await click(button('Begin the check-in'));
    await click(answer('7'));
    await settle();
    // The card stays open although the check-in is no longer due.
    await click(answer('1', 'fieldset'));
    await settle();
    expect(stored(all)[0]).toMatchObject({
      personId: 'p',
      payload: { at: NOW, implication: 7, wellBeing: null, goals: [{ goalId: 'g', level: 1 }] },
    });
    await click(button('Done'));
    await settle();
    expect(text()).toContain('involvement 7/10 · Delegate: +1 – Each day');
    expect(text()).not.toContain('It is time for a check-in');

    await click(icon('Change the check-in of 16 April 2026'));
    await type(field('On'), '2026-04-01');
    await click(document.querySelector<HTMLElement>('fieldset button')!);
    await settle(TYPED_MS);
    await click(button('Done'));
    await settle();
    expect(stored(all)[0]?.payload).toMatchObject({ implication: 7, goals: [] });
    expect(text()).toContain('1 April 2026');
    await click(icon('Delete the check-in of 1 April 2026'));
    await settle();
    expect(stored(all)[0]?.deletedAt).not.toBeNull();
    await click(button('Undo'));
    await settle();
    expect(stored(all)[0]?.deletedAt).toBeNull();
  });

  it('can be skipped, and still be answered later', async () => {
    const { all } = await show(sessions, due);
    await click(button('Not this time'));
    await settle();
    expect(stored(all)[0]?.payload).toEqual({
      at: NOW,
      implication: null,
      wellBeing: null,
      goals: [],
    });
    expect(text()).not.toContain('It is time for a check-in');
    await click(button('Undo'));
    await settle();
    expect(text()).toContain('It is time for a check-in');
  });

  it('retries when it could not be saved', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { disk, all } = await show(sessions, due);
    await click(button('Begin the check-in'));
    disk.full = true;
    await click(answer('4'));
    await settle();
    expect(text()).toContain('Not saved. Trying again…');
    disk.full = false;
    await click(button('Done'));
    await settle();
    expect(stored(all)[0]?.payload.implication).toBe(4);
  });

  it('lists the latest three, and all on request', async () => {
    const past = [0, 1, 2, 3].map((index) => asked(FIRST + index * DAY, { wellBeing: index }));
    await show([...sessions, ...past]);
    expect(text()).toContain('well-being 1/10');
    expect(text()).not.toContain('well-being 0/10');
    await click(button('All 4 check-ins'));
    expect(text()).toContain('well-being 0/10');
  });
});
