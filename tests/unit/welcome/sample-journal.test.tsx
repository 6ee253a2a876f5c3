// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { SampleJournal } from '../../../components/welcome/SampleJournal';
import { newPerson } from '../../../lib/people/person';
import { settle, showScreen, text } from '../app/screen';
import { button, click } from '../ui/render';

it('adds the sample and shows it in the journal', async () => {
  const { send, openPage } = await showScreen(<SampleJournal />, [], { nowMs: 1 });
  await click(button('Look at a sample journal'));
  await settle();
  expect(send).toHaveBeenCalledWith({ type: 'sample.add', language: 'en' });
  expect(openPage).toHaveBeenCalledWith('journal', 'people');
});

it('says so when it could not be added, and opens nothing', async () => {
  const { send, openPage } = await showScreen(<SampleJournal />, [], { nowMs: 1 });
  send.mockResolvedValueOnce({ ok: false, error: 'notSaved' });
  await click(button('Look at a sample journal'));
  await settle();
  expect(text()).toContain('The sample could not be added.');
  expect(openPage).not.toHaveBeenCalled();
});

it('is not offered to who has met somebody', async () => {
  const camille = newPerson('Camille', 'en', { id: 'p', nowMs: 1 });
  await showScreen(<SampleJournal />, [camille], { nowMs: 1 });
  expect(text()).toBe('');
});
