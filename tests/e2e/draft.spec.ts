import { expect, test } from './fixtures';
import { readRecords } from './harness/database';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

test('a half-written note survives the panel and the worker', async ({ aparte, server }) => {
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const first = await openPanel(aparte, tab);
  const before = new PanelPage(first.page);
  await before.startWithNew('Camille');
  await before.press('n');
  await before.page.keyboard.type('Half a tho');
  await expect
    .poll(() => readRecords(before.page, 'draft'))
    .toMatchObject([{ payload: { text: 'Half a tho' } }]);
  const [draft] = await readRecords(before.page, 'draft');

  await aparte.killWorker();
  await first.close();
  const after = new PanelPage((await openPanel(aparte, tab)).page);
  await expect(after.noteField).toHaveValue('Half a tho');
  await after.noteField.focus();
  await after.page.keyboard.press('End');
  await after.page.keyboard.type('ught');
  await after.page.keyboard.press('Enter');
  await after.waitUntilSaved();
  // The note is about the moment its first letter was written.
  expect(await readRecords(after.page, 'note')).toMatchObject([
    { payload: { text: 'Half a thought', momentAt: draft?.payload.begunAt } },
  ]);
  await expect.poll(() => readRecords(after.page, 'draft')).toEqual([]);
});
