// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { Steps } from '../../../components/welcome/Steps';
import { newRecord } from '../../../lib/records/envelope';
import { SETTINGS_ID, type SettingRecord } from '../../../lib/settings/settings';
import { settle, showScreen, text } from '../app/screen';
import { session, START } from '../reflection/records';
import { button, click } from '../ui/render';

const called = newRecord('session', session, { id: 's', nowMs: START }, { sessionId: 's' });
const practised = { ...called, payload: { ...session, practice: true as const } };

const shown = (records: Parameters<typeof showScreen>[1]) =>
  showScreen(<Steps onSites={() => undefined} />, records, { nowMs: START });

it('the welcome steps are marked as done from what is stored', async () => {
  await shown([practised]);
  expect(text()).toContain('one minute.\u00A0·\u00A0done');
  expect(text()).not.toContain('toolbar.\u00A0·\u00A0done');
});

it('the welcome steps do not count practice as a first call', async () => {
  await shown([called]);
  expect(text()).toContain('toolbar.\u00A0·\u00A0done');
  expect(text()).not.toContain('one minute.\u00A0·\u00A0done');
});

it('the welcome steps remember what was skipped, and the skip can be undone', async () => {
  const { all } = await shown([called]);
  const skipped = () =>
    (all.get(`setting ${SETTINGS_ID}`) as SettingRecord | undefined)?.payload.welcomeSkipped;
  await click(button('Skip Try it on a practice call: two recorded voices, one minute.'));
  await settle();
  expect(skipped()).toEqual(['practice']);
  expect(text()).not.toContain('That is all.');
  await click(button('Skip Say where you hold your calls.'));
  await settle();
  expect(text()).toContain('That is all.');
  await click(button('Not skipped after all Say where you hold your calls.'));
  await settle();
  expect(skipped()).toEqual(['practice']);
});

it('the practice step opens the practice call', async () => {
  const { openPage } = await shown([]);
  await click(button('Open the practice call'));
  expect(openPage).toHaveBeenCalledWith('practice');
});
