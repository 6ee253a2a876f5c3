// @vitest-environment happy-dom
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { PersonPage } from '../../../components/journal/person/PersonPage';
import { newCommitment, withState } from '../../../lib/commitments/commitment';
import { newPerson, type PersonPayload } from '../../../lib/people/person';
import { newRecord, withPayload, type AnyRecord } from '../../../lib/records/envelope';
import { newReflection } from '../../../lib/reflection/reflection';
import { field, settle, showScreen, text, TYPED_MS } from '../app/screen';
import { MINUTE, session, START } from '../reflection/records';
import { button, click, press, type } from '../ui/render';

const NOW = START + 60 * MINUTE;
const links = { sessionId: 's', personId: 'p' };

async function show(changed: Partial<PersonPayload> = {}, records: readonly AnyRecord[] = []) {
  const made = newPerson('Camille', 'fr', { id: 'p', nowMs: START });
  const person = withPayload(made, { ...made.payload, ...changed }, START);
  const screen = await showScreen(<PersonPage id="p" />, [person, ...records], { nowMs: NOW });
  const payload = () => screen.all.get('person p')?.payload as PersonPayload;
  return { ...screen, payload };
}

describe('the page of a person', () => {
  it('saves what is typed, and says so', async () => {
    const { payload } = await show();
    expect(text()).not.toContain('Saved');
    await type(field('Real name'), 'Camille Durand');
    await type(field<HTMLTextAreaElement>('Coaching agreement'), 'Six sessions.');
    await settle(TYPED_MS);
    expect(payload()).toMatchObject({ realName: 'Camille Durand', agreement: 'Six sessions.' });
    expect(text()).toContain('Saved');
  });

  it('says when nothing can be saved, keeps the text, and saves it later', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { payload, disk } = await show();
    disk.full = true;
    await type(field('Real name'), 'Zoé');
    await settle(TYPED_MS);
    expect(text()).toContain('Not saved. Trying again…');
    expect(field('Real name').value).toBe('Zoé');
    expect(payload().realName).toBe('');
    disk.full = false;
    await settle(2_100);
    expect(payload().realName).toBe('Zoé');
  });

  it('never saves a blank name', async () => {
    const { payload } = await show();
    await type(field('Name or pseudonym'), '  ');
    await settle(TYPED_MS);
    expect(text()).toContain('Write a name or a pseudonym');
    expect(payload().name).toBe('Camille');
    await type(field('Name or pseudonym'), ' Olive ');
    await settle(TYPED_MS);
    expect(payload().name).toBe('Olive');
  });

  it('does not overwrite what another page writes meanwhile', async () => {
    const { payload, stores } = await show();
    await stores.people.update(
      'p',
      (person) => person && withPayload(person, { ...person.payload, pinnedPrompts: ['x'] }, NOW),
    );
    await type(field('Real name'), 'Zoé');
    await settle(TYPED_MS);
    expect(payload()).toMatchObject({ realName: 'Zoé', pinnedPrompts: ['x'] });
  });

  it('keeps up to three goals with five levels, and restores a removed one', async () => {
    const { payload } = await show();
    for (const title of ['Delegate', 'Rest', 'Speak up']) {
      await click(button('Add a goal'));
      await type(
        [...document.querySelectorAll('fieldset input')].at(-1) as HTMLInputElement,
        title,
      );
    }
    expect(text()).not.toContain('Add a goal');
    const levels = document.querySelectorAll<HTMLTextAreaElement>('fieldset textarea');
    expect(levels).toHaveLength(15);
    await type(levels[0]!, 'The team decides without me');
    await settle(TYPED_MS);
    expect(payload().goals.map(({ title }) => title)).toEqual(['Delegate', 'Rest', 'Speak up']);
    expect(payload().goals[0]?.levels[4]).toBe('The team decides without me');
    await click(document.querySelector<HTMLElement>('[aria-label="Remove this goal"]')!);
    await settle(TYPED_MS);
    expect(payload().goals).toHaveLength(2);
    await click(button('Undo'));
    await settle(TYPED_MS);
    expect(payload().goals).toHaveLength(3);
  });

  it('adds and removes tags by the keyboard', async () => {
    const { payload } = await show();
    await type(field('Tags'), 'Lyon, team lead');
    await press('Enter', field('Tags'));
    await settle();
    expect(payload().tags).toEqual(['Lyon', 'team lead']);
    await press('Backspace', field('Tags'));
    await settle();
    expect(payload().tags).toEqual(['Lyon']);
    await click(button('Remove Lyon'));
    await settle();
    expect(payload().tags).toEqual([]);
  });

  it('stores every answer about consent, and has the worker check whether to measure', async () => {
    const { payload, send } = await show();
    expect(text()).toContain('Not asked yet');
    await click(button('They agree'));
    await settle();
    expect(payload().consents).toEqual([{ at: NOW, given: true }]);
    expect(send).toHaveBeenCalledWith({ type: 'measuring.review' });
    await click(button('They no longer agree'));
    await settle();
    expect(payload().consents).toEqual([
      { at: NOW, given: true },
      { at: NOW, given: false },
    ]);
    expect(text()).toContain('They do not agree: nothing is measured.');
  });

  it('adds a meeting link, refuses an invalid one, and removes one with undo', async () => {
    const { payload } = await show({ startsAt: ['meet.example/by-itself'] });
    await type(field('Add a link'), 'meet.example');
    await click(document.querySelector<HTMLElement>('form button[type=submit]')!);
    expect(text()).toContain('This is no meeting’s link.');
    expect(field('Add a link').value).toBe('meet.example');
    await type(field('Add a link'), 'https://meet.example/join?token=x9');
    await click(button('Add'));
    expect(text()).toContain('It cannot be told from this address which meeting it is');
    expect(text()).not.toContain('This is no meeting’s link.');
    await type(field('Add a link'), 'https://meet.example/abc?pwd=1');
    await click(document.querySelector<HTMLElement>('form button[type=submit]')!);
    await settle();
    expect(payload().links).toEqual(['meet.example/abc']);
    await click(button('Remove meet.example/by-itself'));
    await settle();
    expect(payload().startsAt).toEqual([]);
    await click(button('Undo'));
    await settle();
    expect(payload().startsAt).toEqual(['meet.example/by-itself']);
  });

  it('shows open commitments on top, ticks them, and lists dropped ones', async () => {
    const done = newCommitment('Rest', null, { id: 'c1', nowMs: START }, links);
    const { all } = await show({}, [
      withPayload(done, withState(done.payload, 'done', START), START),
      newCommitment('Call Paul', '2020-01-01', { id: 'c2', nowMs: START }, links),
      newCommitment('Write', null, { id: 'c3', nowMs: START }, links),
    ]);
    expect(text()).toContain('was for 1 January 2020');
    expect(text()).not.toContain('Rest');
    await click(document.querySelector<HTMLElement>('input[type=checkbox]')!);
    await settle();
    expect(all.get('commitment c2')).toMatchObject({
      payload: { state: 'done', changes: [{ at: NOW, state: 'done' }] },
    });
    await click(button('Let it go'));
    await settle();
    expect(all.get('commitment c3')).toMatchObject({ payload: { state: 'dropped' } });
    await click(button('Done or let go'));
    expect(text()).toContain('Rest');
    await click(button('Take it up again'));
    await settle();
    expect(all.get('commitment c3')).toMatchObject({ payload: { state: 'open' } });
  });

  it('adds a commitment made between sessions', async () => {
    const { all } = await show();
    await click(button('Add a commitment'));
    await type(field<HTMLTextAreaElement>('In their words'), 'Call Paul');
    await act(async () => field('By when').focus());
    await type(field('By when'), '2026-12-01');
    await act(async () => field('By when').blur());
    await settle(TYPED_MS);
    expect(all.get('commitment new1')).toMatchObject({
      personId: 'p',
      sessionId: null,
      payload: { text: 'Call Paul', due: '2026-12-01', state: 'open' },
    });
    expect(document.querySelector('input[type=date]')).toBeNull();
    expect(text()).toContain('for 1 December 2026');
  });

  it('lists the sessions with links to their reflections', async () => {
    const { send } = await show({}, [
      newRecord('session', session, { id: 's', nowMs: START }, links),
      newReflection('s', 'p', START),
    ]);
    expect(text()).toContain('begun');
    await click(button('Look back'));
    expect(send).toHaveBeenCalledWith({ type: 'reflection.open', sessionId: 's' });
  });

  it('says when there is no such person', async () => {
    await showScreen(<PersonPage id="nobody" />, [], { nowMs: NOW });
    expect(text()).toContain('This person is not on this computer.');
  });
});
