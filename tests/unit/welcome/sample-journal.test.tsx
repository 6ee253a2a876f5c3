// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { SampleJournal } from '../../../components/welcome/SampleJournal';
import { newPerson } from '../../../lib/people/person';
import { settle, showScreen, text } from '../app/screen';
import { button, click } from '../ui/render';

it('the welcome page adds the demo data and opens it in the journal', async () => {
  const { send, openPage } = await showScreen(<SampleJournal />, [], { nowMs: 1 });
  await click(button('Look at a sample journal'));
  await settle();
  expect(send).toHaveBeenCalledWith({ type: 'sample.add', language: 'en' });
  expect(openPage).toHaveBeenCalledWith('journal', 'people');
});

it('the welcome page says when the demo data could not be added, and opens nothing', async () => {
  const { send, openPage } = await showScreen(<SampleJournal />, [], { nowMs: 1 });
  send.mockResolvedValueOnce({ ok: false, error: 'notSaved' });
  await click(button('Look at a sample journal'));
  await settle();
  expect(text()).toContain('The sample could not be added.');
  expect(openPage).not.toHaveBeenCalled();
});

it('the welcome page does not offer demo data to a coach who has had a session', async () => {
  const camille = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
  await showScreen(<SampleJournal />, [camille], { nowMs: 1 });
  expect(text()).toBe('');
});
