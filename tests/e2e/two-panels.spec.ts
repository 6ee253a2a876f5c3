import { expect, test } from './fixtures';
import { readRecords } from './harness/database';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';
import { startPhoneSession } from './harness/phone-session';

const ROUNDS = [1, 2, 3, 4, 5];

test('a phone session in two tabs keeps the notes of both, and a half-written note once', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const firstTab = await aparte.context.newPage();
  await firstTab.goto(`${server.origin}/blank`);
  const opened = await openPanel(aparte, firstTab);
  const first = new PanelPage(opened.page);
  await first.startButton.waitFor();
  await startPhoneSession(first.page);
  await first.timer.waitFor();
  const secondTab = await aparte.context.newPage();
  await secondTab.goto(`${server.origin}/blank`);
  const second = await openPanelOf(secondTab);
  await second.timer.waitFor();
  const stored = async (kind: 'note' | 'draft') =>
    (await readRecords(second.page, kind)).map(({ payload }) => payload.text).toSorted();

  for (const round of ROUNDS) {
    await first.noteField.fill(`From the first, ${round}`);
    await second.noteField.fill(`From the second, ${round}`);
    await Promise.all([first.noteField.press('Enter'), second.noteField.press('Enter')]);
    await Promise.all([first.waitUntilSaved(), second.waitUntilSaved()]);
  }
  const notes = ['first', 'second'].flatMap((panel) =>
    ROUNDS.map((round) => `From the ${panel}, ${round}`),
  );
  expect(await stored('note')).toEqual(notes.toSorted());

  await first.noteField.fill('Half a thought');
  await second.noteField.fill('Another');
  await expect.poll(() => stored('draft')).toEqual(['Another', 'Half a thought']);
  await opened.close();
  await second.noteField.press('Enter');
  // The half of the panel that was closed goes on in the other, once that one is free.
  await expect(second.noteField).toHaveValue('Half a thought');
  await second.noteField.press('Enter');
  await second.waitUntilSaved();
  expect(await stored('note')).toEqual([...notes, 'Another', 'Half a thought'].toSorted());
  await expect.poll(() => stored('draft')).toEqual([]);
});
