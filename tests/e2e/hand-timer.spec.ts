import { handIntervals } from '../../lib/session/clock';
import { total } from '../../lib/session/listened';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { changeSettings, readRecords } from './harness/database';

test('where no call can be heard, the hand timer measures', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { noAudioAfterMs: 1_000, minSpeechForShareMs: 2_000 });
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  await panel.startWithNew('Camille');
  await expect(panel.handSwitch).toBeHidden();
  await panel.answerConsent(true);
  await expect(panel.handSwitch).toBeVisible();

  await panel.press('t');
  await expect(panel.page.getByRole('radio', { name: en.panel.hand.you })).toBeChecked();
  await panel.page.waitForTimeout(2_000);
  await panel.handSwitch.click();
  await expect(panel.page.getByRole('radio', { name: en.panel.hand.they })).toBeChecked();
  await panel.page.waitForTimeout(4_000);
  await panel.page.getByRole('button', { name: en.panel.hand.stop, exact: true }).click();

  const [session] = await readRecords(panel.page, 'session');
  const spoken = handIntervals(session?.payload.events ?? [], Date.now());
  const coachMs = total(spoken.coach);
  const share = (100 * coachMs) / (coachMs + total(spoken.coachee));
  expect(share).toBeGreaterThan(20);
  expect(share).toBeLessThan(50);
  await expect
    .poll(async () => Math.abs(((await panel.wholeShare()) ?? 100) - share))
    .toBeLessThanOrEqual(1);
});
