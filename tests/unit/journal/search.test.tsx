// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { SearchPage } from '../../../components/journal/search/SearchPage';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newNote } from '../../../lib/notes/note';
import { newPerson } from '../../../lib/people/person';
import type { AnyRecord } from '../../../lib/records/envelope';
import { field, settle, showScreen, text } from '../app/screen';
import { button, click, press, type } from '../ui/render';

const AT = Date.UTC(2026, 2, 3, 12);
const LABEL = 'In all you wrote';

const person = (id: string) => newPerson(id, 'en', { id, nowMs: AT });
const links = (personId: string) => ({ sessionId: `with-${personId}`, personId });
const note = (id: string, words: string, personId = 'Olive', at = AT) =>
  newNote(words, at, { id, nowMs: at }, links(personId));

async function show(records: readonly AnyRecord[]) {
  const screen = await showScreen(<SearchPage />, records, { nowMs: AT });
  await settle();
  return screen;
}

const hits = () => [...document.querySelectorAll('li')];
const marks = () => [...document.querySelectorAll('mark')].map((each) => each.textContent);

async function search(words: string) {
  await type(field(LABEL), words);
  await settle();
}

async function choose(label: string, value: string) {
  const select = field<HTMLSelectElement>(label);
  await act(async () => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

describe('the search page', () => {
  it('shows the results with the matches marked, each linked to its source', async () => {
    await show([
      person('Olive'),
      note('n', '! Les séances <b>reportées</b>'),
      newCommitment('Plan three sessions', null, { id: 'c', nowMs: AT }, links('Olive')),
    ]);
    expect(text()).toContain('nothing of it is stored');
    await search('seance');
    expect(text()).toContain('1 found');
    expect(text()).toContain('Insight · 3 March 2026');
    expect(text()).toContain('<b>reportées</b>');
    expect(marks()).toEqual(['séances']);
    expect(hits()[0]?.querySelector('a')?.getAttribute('href')).toBe('#session/with-Olive/n');
    await search('sessions');
    expect(hits()[0]?.querySelector('a')?.getAttribute('href')).toBe('#session/with-Olive');
    await search('oliv');
    expect(hits()[0]?.querySelector('a')?.getAttribute('href')).toBe('#person/Olive');
    await search('nowhere');
    expect(text()).toContain('Nothing found. Try fewer words');
  });

  it('filters by person, kind and day, also without a query', async () => {
    await show([
      person('Olive'),
      person('Aulne'),
      note('a', '! Rest', 'Olive'),
      note('b', 'Rest', 'Olive', AT + 86_400_000),
      note('c', 'Rest', 'Aulne'),
    ]);
    await search('rest');
    expect(hits()).toHaveLength(3);
    await choose('Person', 'Olive');
    expect(hits()).toHaveLength(2);
    await search('');
    expect(hits()).toHaveLength(3);
    await choose('Kind', 'insight');
    expect(hits().map((hit) => hit.querySelector('a')?.getAttribute('href'))).toEqual([
      '#session/with-Olive/a',
    ]);
    await type(field('From'), '2026-03-04');
    await settle();
    expect(text()).toContain('Nothing found within these limits.');
  });

  it('updates while records change elsewhere', async () => {
    const { stores } = await show([person('Olive'), note('a', 'Rest')]);
    await search('sleep');
    expect(hits()).toEqual([]);
    await stores.notes.put(note('b', 'Sleep'));
    await settle();
    expect(marks()).toEqual(['Sleep']);
    await stores.notes.remove('b', AT);
    await settle();
    expect(hits()).toEqual([]);
  });

  it('moves from the field into the results by the arrow keys', async () => {
    await show([person('Olive'), note('a', 'Rest one'), note('b', 'Rest two')]);
    await search('rest');
    await press('ArrowDown', field(LABEL));
    const [first, second] = hits().map((hit) => hit.querySelector('a')!);
    expect(document.activeElement).toBe(first);
    await press('ArrowDown', first);
    expect(document.activeElement).toBe(second);
  });

  it('shows the first of many results, and more on request', async () => {
    await show(Array.from({ length: 80 }, (_, at) => note(`n${at}`, 'Rest', 'Olive', AT + at)));
    await search('rest');
    expect(hits()).toHaveLength(25);
    expect(text()).toContain('The 25 closest and latest; there are more.');
    await click(button('Show more'));
    await settle();
    expect(hits()).toHaveLength(80);
    expect(text()).toContain('80 found');
  });

  it('says when nothing could be read, and retries', async () => {
    const { stores } = await showScreen(<SearchPage />, [note('a', 'Rest')], {
      nowMs: AT,
      besides: (all) => {
        let refuse = true;
        const count = all.notes.count;
        Object.assign(all.notes, {
          count: () => {
            const answer = refuse ? Promise.reject(new Error('no')) : count();
            refuse = false;
            return answer;
          },
        });
        return {};
      },
    });
    await settle();
    expect(text()).toContain('What you wrote could not be read.');
    await click(button('Try again'));
    await settle();
    await search('rest');
    expect(marks()).toEqual(['Rest']);
    expect(await stores.notes.count()).toBe(1);
  });
});
