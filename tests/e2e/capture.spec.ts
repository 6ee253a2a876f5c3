import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { openCall } from './harness/call';
import { readRecords } from './harness/database';
import { heardFrom } from './harness/heard';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';
import { ReflectionPage } from './harness/reflection-page';

const words = en.panel;

test('a note by keys alone: its kind, its moment, a template, undo; an edit outlives the panel', async ({
  aparte,
  server,
}) => {
  const settings = await aparte.openExtensionPage('options.html');
  await settings.getByRole('button', { name: en.settings.templates.addExamples }).click();
  await expect
    .poll(async () => (await readRecords(settings, 'template')).length)
    .toBe(Object.keys(en.settings.templates.examples).length);
  await settings.close();
  const call = await openCall(aparte, server.origin);
  const first = await openPanel(aparte, call.coach);
  const panel = new PanelPage(first.page);
  await panel.startWithNew('Camille');
  await panel.answerConsent(true);
  await heardFrom(panel.page, 'coachee');
  const afterIt = Date.now();
  await heardFrom(panel.page, 'coach', afterIt);

  // One key: the field has the focus, and says what kind of note it will be.
  await panel.press('2');
  await expect(panel.noteField).toBeFocused();
  await expect(panel.kind(words.notes.kinds.commitment)).toBeVisible();
  await expect(panel.page.getByText(words.notes.reminder)).toBeVisible();
  await panel.page.keyboard.type('Call Paul');
  const draftOf = async () => (await readRecords(panel.page, 'draft'))[0]?.payload;
  await expect.poll(async () => (await draftOf())?.text).toBe('> Call Paul');
  const heard = await draftOf();
  // About the start of a turn, not of the typing; one key goes to the turn before.
  expect(heard?.momentAt).toBeLessThan(heard?.begunAt ?? 0);
  await panel.press('Alt+ArrowUp');
  await expect.poll(async () => (await draftOf())?.momentAt).toBeLessThan(heard?.momentAt ?? 0);
  const moved = await draftOf();
  await panel.press('Enter');
  await panel.waitUntilSaved();
  expect(await readRecords(panel.page, 'note')).toMatchObject([
    { payload: { kind: 'commitment', text: 'Call Paul', momentAt: moved?.momentAt } },
  ]);

  const { name, body } = en.settings.templates.examples.learning;
  await panel.press('/');
  await panel.page.getByRole('menuitem', { name }).press('Enter');
  await expect(panel.noteField).toHaveValue(body);
  await expect(panel.noteField).toBeFocused();
  // The first gap is selected: words go straight into it.
  await panel.page.keyboard.type('A yes');
  await panel.press('Enter');
  await expect(panel.notes.filter({ hasText: 'A yes' })).toHaveCount(1);

  await panel.leaveField();
  await panel.press('Control+z');
  await expect(panel.notes).toHaveCount(1);
  await panel.press('Control+Shift+z');
  await expect(panel.notes).toHaveCount(2);

  await panel.page.getByRole('button', { name: /Call Paul/ }).click();
  await panel.page.keyboard.press('End');
  await panel.page.keyboard.type(' on Monday');
  await first.close();
  const again = new PanelPage((await openPanel(aparte, call.coach)).page);
  const edit = again.page.getByRole('textbox', { name: words.notes.editField });
  await expect(edit).toHaveValue('> Call Paul on Monday');
  await edit.press('Enter');
  await expect(again.notes.filter({ hasText: 'Call Paul on Monday' })).toHaveCount(1);
  await expect.poll(() => readRecords(again.page, 'draft')).toEqual([]);

  // The browser's own keys cannot be pressed here: what they send is.
  const pressBrowserKey = async (name: string) => {
    const worker =
      aparte.context.serviceWorkers()[0] ?? (await aparte.context.waitForEvent('serviceworker'));
    await worker.evaluate(`chrome.commands.onCommand.dispatch(${JSON.stringify(name)})`);
  };
  await pressBrowserKey('mark-moment');
  await expect(again.notes).toHaveCount(3);
  const marker = (await readRecords(again.page, 'note')).find(({ payload }) => payload.marker);
  expect(marker?.payload.momentAt).toBeLessThan(marker?.createdAt ?? 0);
  await pressBrowserKey('hide-everything');
  await expect(again.page.getByText(words.hidden)).toBeVisible();
  await pressBrowserKey('hide-everything');
  await expect(again.notes).toHaveCount(3);
});

test('prepared notes and open commitments are shown again in the next session', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  await panel.startWithNew('Camille');
  await panel.writeNote('+ How the team decides');
  await panel.end();
  const reflection = await ReflectionPage.opened(aparte);
  await reflection.page.getByRole('button', { name: en.commitments.add }).click();
  await reflection.write(en.commitments.words, 'Call Paul');
  await expect.poll(() => readRecords(panel.page, 'commitment')).toHaveLength(1);

  await panel.pick('Camille');
  await panel.page.getByRole('button', { name: words.prep.title }).click();
  await panel.page.getByRole('textbox', { name: words.prep.label }).fill('Ask about the garden');
  await panel.startButton.click();
  await panel.timer.waitFor();
  await expect(panel.page.getByRole('region', { name: words.prep.prepared })).toContainText(
    'Ask about the garden',
  );
  // Prepared is not what happened.
  await expect(panel.notes).toHaveCount(0);

  const carried = panel.page.getByRole('region', { name: words.carried.title });
  const commitment = carried.getByRole('listitem').filter({ hasText: 'Call Paul' });
  const parked = carried.getByRole('listitem').filter({ hasText: 'How the team decides' });
  await commitment.getByRole('button', { name: words.carried.tick }).click();
  await expect(commitment).toHaveCount(0);
  await panel.press('Control+z');
  await expect(commitment).toHaveCount(1);
  await commitment.getByRole('button', { name: words.carried.move }).click();
  await carried.getByLabel(words.carried.newDate).fill('2031-05-01');
  await carried.getByRole('button', { name: words.carried.keep, exact: true }).click();
  await parked.getByRole('button', { name: words.carried.drop }).click();
  await expect(carried).toBeHidden();
  expect(await readRecords(panel.page, 'commitment')).toMatchObject([
    { payload: { text: 'Call Paul', state: 'open', due: '2031-05-01' } },
  ]);
  expect(await readRecords(panel.page, 'note')).toMatchObject([
    { payload: { text: 'How the team decides', settled: 'dropped' } },
    { payload: { text: 'Ask about the garden', prep: true } },
  ]);
});
