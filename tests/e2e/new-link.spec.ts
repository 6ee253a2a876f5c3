import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { Keyboard } from './harness/keyboard';

const words = en.panel.start;

test('a person who agreed is picked and confirmed in a new meeting, and proposed in a known one', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const first = await openCall(aparte, server.origin);
  const firstPanel = await openPanelOf(first.coach);
  await firstPanel.startWithNew('Anna');
  await firstPanel.answerConsent(true);
  await firstPanel.end();
  // The link is known now: one press.
  const who = firstPanel.page.getByRole('combobox', { name: words.who });
  await expect(who.locator('option:checked')).toHaveText('Anna');
  await expect(firstPanel.confirmation('Anna')).toHaveCount(0);
  await firstPanel.startButton.click();
  await firstPanel.timer.waitFor();
  await firstPanel.end();

  // Another room of the same page.
  const second = await openCall(aparte, server.origin);
  const panel = await openPanelOf(second.coach);
  const keys = new Keyboard(panel.page);
  const pick = panel.page.getByRole('combobox', { name: words.who });
  await expect(pick.locator('option:checked')).toHaveText(words.choose);
  await panel.startButton.press('Enter');
  await expect(panel.page.getByText(words.whoMissing)).toBeVisible();
  await expect(pick).toBeFocused();
  await keys.type('A');
  await keys.tabTo(panel.startButton);
  await keys.press('Enter');
  const tick = panel.confirmation('Anna');
  await expect(tick).toBeFocused();
  // Enter again and again starts nothing.
  await keys.press('Enter');
  await keys.press('Enter');
  await expect(tick).not.toBeChecked();
  await keys.press('Space');
  await keys.press('Enter');
  await panel.timer.waitFor();

  const inside = await aparte.openExtensionPage('journal.html');
  expect(await readRecords(inside, 'session')).toHaveLength(3);
  const [anna] = await readRecords(inside, 'person');
  const { host } = new URL(server.origin);
  expect(anna?.payload.links).toEqual([
    expect.stringMatching(`^${host}/call\\?room=`),
    expect.stringMatching(`^${host}/call\\?room=`),
  ]);
});
