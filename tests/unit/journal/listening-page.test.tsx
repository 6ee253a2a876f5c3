// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ListeningPage } from '../../../components/journal/listening/ListeningPage';
import { newPerson } from '../../../lib/people/person';
import type { AnyRecord } from '../../../lib/records/envelope';
import { settle, showScreen, text } from '../app/screen';
import { button, click } from '../ui/render';
import { FIRST, held, reflected, WEEK } from './held';

const people = (count: number) =>
  ['Zoé', '=1+1', 'Camille', 'Robin', 'Élise']
    .slice(0, count)
    .map((name, index) => newPerson(name, 'en', { id: `p${index}`, nowMs: FIRST }));

/** Six sessions with each, the coach's share growing from person to person. */
const sessionsOf = (count: number) =>
  people(count).flatMap(({ id }, person) =>
    Array.from({ length: 6 }, (_, index) =>
      held({
        id: `${id}s${index}`,
        personId: id,
        at: FIRST + index * WEEK,
        share: 0.2 + person / 10,
        phases: { explore: [60_000 * (person + 1), 60_000 * 9] },
      }),
    ),
  );

async function show(records: readonly AnyRecord[]) {
  const files: { name: string; type: string; text: string }[] = [];
  const screen = await showScreen(<ListeningPage />, records, {
    nowMs: FIRST + 10 * WEEK,
    besides: () => ({
      saveFile: async (name, type, content) => void files.push({ name, type, text: content }),
    }),
  });
  return { ...screen, files };
}

const rows = (title: string) =>
  [...document.querySelectorAll('section')]
    .filter((section) => section.querySelector('h2')?.textContent === title)
    .flatMap((section) => [...section.querySelectorAll('tbody tr')])
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
const optionsOf = () => [...document.querySelectorAll('option')].map((each) => each.textContent);

describe('the page of the coach’s own listening', () => {
  it('says what it will show while there is no data', async () => {
    await show([]);
    expect(text()).toContain('Nothing was measured yet.');
    expect(text()).toContain('No guess yet.');
    expect(text()).toContain('No session has ended yet.');
  });

  it('shows people separately while they are fewer than five', async () => {
    await show([...people(4), ...sessionsOf(4)]);
    expect(optionsOf()).toEqual(['=1+1', 'Camille', 'Robin', 'Zoé']);
    expect(text()).toContain('With fewer than 5 people');
    expect(text()).not.toContain('The middle of all');
    // The first person by name, with whom the coach spoke 18%.
    expect(rows('By phase')[2]).toEqual(['Explore', '6', '18%, from 18% to 18%', '']);
    expect(rows('By phase')[0]).toEqual(['Open', '0', 'too few to tell', '']);
  });

  it('shows all together from five people on, and lists people by name, never by value', async () => {
    await show([...people(5), ...sessionsOf(5)]);
    expect(optionsOf()[0]).toBe('everyone together');
    expect(rows('By phase')[2]?.slice(0, 2)).toEqual(['Explore', '24']);
    expect(rows('With each person').map(([name, , told]) => `${name} ${told}`)).toEqual([
      '=1+1 30%, from 30% to 30%',
      'Camille 40%, from 40% to 40%',
      'Élise 60%, from 60% to 60%',
      'Robin 50%, from 50% to 50%',
      'Zoé 20%, from 20% to 20%',
    ]);
    expect(text()).toContain('The middle of all 5 people: 40%.');
    expect(document.querySelector('[aria-sort]')).toBeNull();
  });

  it('shows guesses beside the measures', async () => {
    const guessed = Array.from({ length: 6 }, (_, index) =>
      reflected(`s${index}`, { guessPercent: 20, coachShare: 0.3, revealedAt: FIRST + index }),
    );
    await show(guessed);
    expect(text()).toContain('Over 6 sessions you usually guess low, by about 10 points.');
  });

  it('lists hours by person and period, exported as a table without runnable formulas', async () => {
    const { files } = await show([...people(2), ...sessionsOf(2)]);
    expect(rows('Hours')).toEqual([
      ['2026-02', '=1+1', '2', '1.67'],
      ['2026-02', 'Zoé', '2', '1.67'],
      ['2026-01', '=1+1', '4', '3.33'],
      ['2026-01', 'Zoé', '4', '3.33'],
    ]);
    await click(document.querySelector<HTMLElement>('input[value=year]')!);
    expect(rows('Hours')).toEqual([
      ['2026', '=1+1', '6', '5.00'],
      ['2026', 'Zoé', '6', '5.00'],
    ]);
    expect(text()).toContain('12 sessions, 10.00\u00A0h in all.');
    await click(button('Save as a table (CSV)'));
    await settle();
    expect(files).toEqual([
      {
        name: '2026-03-17 Aparté Hours.csv',
        type: 'text/csv',
        text: '\uFEFF"Period","Person","Sessions","Hours"\r\n"2026","\'=1+1",6,5\r\n"2026","Zoé",6,5\r\n',
      },
    ]);
    expect(text()).toContain('2026-03-17 Aparté Hours.csv');
  });
});
