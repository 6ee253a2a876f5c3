import { manualSpeakerIntervals } from '../../lib/session/clock';
import { total } from '../../lib/intervals/intervals';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { changeSettings, readRecords } from './harness/database';

const MOMENT = { momentEveryMs: 4_000, momentMs: 1_500 };

test('the hand timer measures a session whose call cannot be heard', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, {
    noAudioAfterMs: 1_000,
    minSpeechForShareMs: 2_000,
    ...MOMENT,
  });
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  await panel.startWithNew('Camille');
  await expect(panel.handSwitch).toBeHidden();
  await panel.answerConsent(true);
  await expect(panel.handSwitch).toBeVisible();
  // Nobody is asked how the balance should show: it does, without figures.
  const bars = panel.listening.getByRole('img', { name: en.panel.listening.whole });
  await expect(panel.page.getByRole('dialog')).toHaveCount(0);
  await expect(bars).toBeVisible();

  await panel.press('t');
  await expect(panel.page.getByRole('radio', { name: en.panel.hand.you })).toBeChecked();
  await panel.page.waitForTimeout(2_000);
  await panel.handSwitch.click();
  await expect(panel.page.getByRole('radio', { name: en.panel.hand.they })).toBeChecked();
  await panel.page.waitForTimeout(4_000);
  await panel.page.getByRole('button', { name: en.panel.hand.stop, exact: true }).click();

  const [session] = await readRecords(panel.page, 'session');
  const spoken = manualSpeakerIntervals(session?.payload.events ?? [], Date.now());
  const coachMs = total(spoken.coach);
  const share = (100 * coachMs) / (coachMs + total(spoken.coachee));
  expect(share).toBeGreaterThan(20);
  expect(share).toBeLessThan(50);
  await expect
    .poll(async () => Math.abs(((await panel.wholeShare()) ?? 100) - share))
    .toBeLessThanOrEqual(1);

  const minutes = String(Math.round(MOMENT.momentEveryMs / 60_000));
  await panel.choose(en.panel.listening.showMoments.replace('{{minutes}}', minutes));
  await expect(bars).toBeVisible();
  await expect(bars).toBeHidden();
  await expect(bars).toBeVisible();
  await panel.choose(en.panel.listening.showAfter);
  await expect(bars).toBeHidden();
  await panel.page.waitForTimeout(MOMENT.momentEveryMs);
  await expect(bars).toBeHidden();
  await panel.choose(en.panel.listening.showAlways);
  await expect(bars).toBeVisible();
});
