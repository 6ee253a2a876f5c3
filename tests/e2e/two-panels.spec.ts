import { expect, test } from './fixtures';
import { readRecords } from './harness/database';
import { startPhoneSession } from './harness/phone-session';

test('a phone session in two tabs keeps the notes of both, and a half-written note once', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const firstTab = await aparte.context.newPage();
  await firstTab.goto(`${server.origin}/blank`);
  const first = await openPanelOf(firstTab);
  await first.startButton.waitFor();
  await startPhoneSession(first.page);
  await first.timer.waitFor();
  const secondTab = await aparte.context.newPage();
  await secondTab.goto(`${server.origin}/blank`);
  const second = await openPanelOf(secondTab);
  await second.timer.waitFor();
  const stored = async (kind: 'note' | 'draft') =>
    (await readRecords(first.page, kind)).map(({ payload }) => payload.text).toSorted();

  await firstTab.bringToFront();
  await first.noteField.fill('Half a thought');
  await expect.poll(() => stored('draft')).toEqual(['Half a thought']);

  // The coach goes on in the other tab: the half is there, and only there.
  await secondTab.bringToFront();
  await expect(second.noteField).toHaveValue('Half a thought');
  await second.noteField.fill('Half a thought, now whole');
  await second.noteField.press('Enter');
  await second.waitUntilSaved();
  await firstTab.bringToFront();
  await expect(first.noteField).toHaveValue('');

  // A panel that is not in front is written in all the same, as in two windows side by side.
  for (let round = 1; round <= 5; round += 1) {
    await first.noteField.fill(`From the first, ${round}`);
    await second.noteField.fill(`From the second, ${round}`);
    await Promise.all([first.noteField.press('Enter'), second.noteField.press('Enter')]);
    await Promise.all([first.waitUntilSaved(), second.waitUntilSaved()]);
  }
  const rounds = [1, 2, 3, 4, 5];
  expect(await stored('note')).toEqual(
    [
      'Half a thought, now whole',
      ...rounds.map((round) => `From the first, ${round}`),
      ...rounds.map((round) => `From the second, ${round}`),
    ].toSorted(),
  );
  await expect.poll(() => stored('draft')).toEqual([]);
});
