import { en } from '../../lib/i18n/en';
import { sampleJournal } from '../../lib/sample/sample';
import { expect, test } from './fixtures';
import { listenAloud } from './harness/aloud';
import { openCall } from './harness/call';
import { readClipboard } from './harness/clipboard';
import { changeSettings, putRecords, readRecords } from './harness/database';
import { Keyboard } from './harness/keyboard';
import { ReflectionPage } from './harness/reflection-page';
import { stockOfTheJournal } from './harness/stock';

const words = en.panel;
const NOTE = 'She named the next step herself';

test('a whole session works by keyboard alone, up to the clipboard, without unwanted announcements', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  await changeSettings(aparte, { minSpeechForShareMs: 1_000 });
  const call = await openCall(aparte, server.origin, { joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  const keys = new Keyboard(panel.page);
  const title = panel.page.getByRole('heading', { level: 1 });
  const button = (name: string) => panel.page.getByRole('button', { name, exact: true });
  await panel.startButton.waitFor();
  expect(await keys.walk()).toEqual([]);

  await keys.tabTo(panel.page.getByRole('textbox', { name: words.start.name }));
  await keys.type('Camille');
  await keys.press('Enter');
  await panel.timer.waitFor();
  await expect(title).toBeFocused();
  await expect(title).toHaveText('Camille');
  await keys.tabTo(button(words.consent.yes));
  await keys.press('Enter');
  await expect(button(words.consent.yes)).toHaveCount(0);
  await expect(title).toBeFocused();

  const aloud = await listenAloud(panel.page);
  await call.join();
  await call.told();
  expect(await panel.wholeShare()).not.toBeNull();
  // Through talk, turns and silences: that it is heard, once.
  expect(await aloud.take()).toEqual([words.listening.status.heard]);
  expect(await keys.walk()).toEqual([]);

  await keys.press('Escape');
  await keys.press('1');
  await expect(panel.noteField).toBeFocused();
  await keys.type(NOTE);
  await keys.press('Enter');
  await panel.waitUntilSaved();
  expect(await readRecords(panel.page, 'note')).toMatchObject([
    { payload: { kind: 'insight', text: NOTE } },
  ]);
  expect(await aloud.take()).toEqual([en.common.saved]);
  await keys.press('Escape');
  await expect(title).toBeFocused();

  const phase = panel.page
    .getByRole('group', { name: words.prompts.phase })
    .getByRole('button', { pressed: true });
  const before = await phase.getAttribute('aria-label');
  await keys.press(']');
  await expect(phase).not.toHaveAttribute('aria-label', before ?? '');
  const shown = await panel.prompt.innerText();
  await keys.press('r');
  await expect(panel.prompt).not.toHaveText(shown);
  await keys.press('p');
  await expect(button(words.prompts.unpin)).toBeVisible();
  // The question of the phase, and the one drawn: both asked for.
  expect(await aloud.take()).toEqual([shown, await panel.prompt.innerText()]);

  await keys.press('h');
  await expect(panel.page.getByRole('button', { name: words.show })).toBeFocused();
  await keys.press('Enter');
  await panel.listening.waitFor();
  await expect(title).toBeFocused();
  await keys.tabTo(button(words.session.pause));
  await keys.press('Space');
  await expect(button(words.session.resume)).toBeFocused();
  await keys.press('Space');
  await expect(button(words.session.pause)).toBeFocused();
  await aloud.take();

  await keys.tabTo(button(words.session.end));
  await keys.press('Enter');
  await panel.startButton.waitFor();
  await expect(panel.page.getByText(words.ended.done.replace('{{name}}', 'Camille'))).toBeFocused();

  const reflection = await ReflectionPage.opened(aparte);
  await reflection.guessField.waitFor();
  await expect(reflection.guessField).toBeFocused();
  const after = new Keyboard(reflection.page);
  await after.type('40');
  await after.press('Enter');
  await expect(reflection.share).toContainText('Your guess: 40%');
  expect(await after.stop()).not.toBeNull();
  expect(await after.walk()).toEqual([]);
  const scale = reflection.page.getByRole('radiogroup', { name: en.reflection.scales.present });
  await after.tabTo(scale);
  await after.press('ArrowRight');
  await expect(scale.getByRole('radio', { checked: true })).toHaveCount(1);
  await after.tabTo(reflection.page.getByRole('textbox', { name: en.reflection.lines.moment }));
  await after.type('The long silence');
  await after.tabTo(reflection.page.getByRole('button', { name: en.reflection.copy, exact: true }));
  await after.press('Enter');
  await reflection.page.getByRole('button', { name: en.reflection.copied, exact: true }).waitFor();
  expect((await readClipboard(aparte, server.origin)).plain).toContain(NOTE);

  await after.tabTo(reflection.page.getByRole('button', { name: en.reflection.export }));
  await after.press('Enter');
  const journal = await aparte.pageAt('/journal.html');
  const copy = journal.getByRole('button').getByText(en.export.copy, { exact: true });
  await copy.waitFor();
  const exporting = new Keyboard(journal);
  await exporting.tabTo(journal.getByRole('button', { name: en.export.copy, exact: true }));
  await exporting.press('Enter');
  await journal.getByRole('button', { name: en.export.copied, exact: true }).waitFor();
  const copied = await readClipboard(aparte, server.origin);
  expect(copied.plain).toContain(NOTE);
  expect(copied.plain).toContain('The long silence');

  await reflection.page.bringToFront();
  await after.tabTo(reflection.page.getByRole('button', { name: en.reflection.done }));
  const closed = reflection.page.waitForEvent('close');
  await after.press('Enter');
  await closed;
  const [kept] = await readRecords(panel.page, 'reflection');
  expect(kept?.payload).toMatchObject({ guessPercent: 40, lines: { moment: 'The long silence' } });
  expect(kept?.payload.finishedAt).not.toBeNull();
});

for (const width of [360, 1200])
  test(`the journal by the Tab key in reading order, at ${width} px`, async ({ aparte }) => {
    const journal = await aparte.openExtensionPage('journal.html');
    await journal.setViewportSize({ width, height: 760 });
    // Nothing is halfway to being seen.
    await journal.emulateMedia({ reducedMotion: 'reduce' });
    await journal.getByRole('heading', { level: 1 }).waitFor();
    const nowMs = Date.now();
    const sample = sampleJournal({ language: 'en', nowMs, run: 'walk', seed: 1 });
    await putRecords(journal, [...sample, ...stockOfTheJournal(nowMs)]);
    // One that is not looked back on yet, and one in full.
    const [shown] = sample
      .filter(({ kind }) => kind === 'session')
      .toSorted((a, b) => a.createdAt - b.createdAt);
    for (const view of ['sessions', 'session/session-held', `session/${shown?.id}`]) {
      await journal.evaluate((hash) => (location.hash = hash), view);
      // From the top, as somebody who has just come.
      await journal.reload();
      await journal.locator('main').getByRole('link').first().waitFor();
      expect.soft(await new Keyboard(journal).walk(), view).toEqual([]);
    }
  });
