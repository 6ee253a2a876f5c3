// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { People } from '../../../components/journal/People';
import { Reflections } from '../../../components/journal/Reflections';
import { newCommitment } from '../../../lib/commitments/commitment';
import { newPerson } from '../../../lib/people/person';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { field, settle, showScreen, text } from '../app/screen';
import { MINUTE, session, START } from '../reflection/records';
import { button, click, type } from '../ui/render';

const NOW = START + 60 * MINUTE;

function someone(id: string, tags: string[] = []) {
  const made = newPerson(id, 'en', { id, nowMs: START - MINUTE });
  return withPayload(made, { ...made.payload, tags }, START);
}

function met(sessionId: string, personId: string) {
  return newRecord('session', session, { id: sessionId, nowMs: START }, { sessionId, personId });
}

const show = (records: readonly AnyRecord[]) => showScreen(<People />, records, { nowMs: NOW });
const names = () => [...document.querySelectorAll('li a')].map((link) => link.textContent);

describe('the list of people', () => {
  it('puts the latest met on top, with their open commitments', async () => {
    const open = newCommitment(
      'Rest',
      null,
      { id: 'c', nowMs: START },
      {
        sessionId: 's',
        personId: 'Olive',
      },
    );
    await show([someone('Aulne'), someone('Olive', ['Lyon']), met('s', 'Olive'), open]);
    expect(names()).toEqual(['Olive', 'Aulne']);
    expect(text()).toContain('open commitments: 1 · Lyon');
    expect(text()).toContain('no session yet');
    expect(document.querySelector('li a')?.getAttribute('href')).toBe('#person/Olive');
  });

  it('has a search field once it is long', async () => {
    await show(['Aulne', 'Olive', 'Sureau', 'Tilleul', 'Orme'].map((id) => someone(id)));
    expect(document.querySelector('input[type=search]')).toBeNull();
    await show(['Aulne', 'Olive', 'Sureau', 'Tilleul', 'Orme', 'If'].map((id) => someone(id)));
    await type(field('Find by name or tag'), 'oli');
    expect(names().slice(-1)).toEqual(['Olive']);
    await type(field('Find by name or tag'), 'x');
    expect(text()).toContain('Nobody of that name or tag.');
  });

  it('adds a person before their first session, and never without a name', async () => {
    const { all } = await show([]);
    await click(button('Add'));
    expect(text()).toContain('Write a name or a pseudonym first.');
    await type(field('Someone new'), 'Olive');
    await click(button('Add'));
    await settle();
    expect(all.get('person new1')?.payload).toMatchObject({ name: 'Olive' });
    expect(window.location.hash).toBe('#person/new1');
  });

  it('says when a person could not be saved, and keeps the typed name', async () => {
    const { disk } = await show([]);
    disk.full = true;
    await type(field('Someone new'), 'Olive');
    await click(button('Add'));
    await settle();
    expect(text()).toContain('Not saved. Try again.');
    expect(field('Someone new').value).toBe('Olive');
  });
});

describe('the list of sessions to reflect on', () => {
  it('contains every ended session whose reflection is not finished', async () => {
    const done = newReflection('b', 'Olive', START);
    const { send } = await showScreen(
      <Reflections />,
      [
        someone('Olive'),
        met('a', 'Olive'),
        met('b', 'Olive'),
        withPayload(done, { ...done.payload, finishedAt: START }, START),
      ],
      { nowMs: NOW },
    );
    await click(button('Look back'));
    expect(send).toHaveBeenCalledWith({ type: 'reflection.open', sessionId: 'a' });
  });
});
