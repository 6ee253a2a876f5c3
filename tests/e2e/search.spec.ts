import { expect, test } from './fixtures';
import { readRecords, putRecords } from './harness/database';
import { newNote } from '../../lib/notes/note';

test('a new coach sees demo data, searches it by keyboard alone, and removes it by one button', async ({
  aparte,
}) => {
  const page = await aparte.openExtensionPage('journal.html');
  await page.getByRole('button', { name: 'Show a sample journal' }).click();
  await expect(page.getByRole('link', { name: 'Camille (sample)' })).toBeVisible();
  await expect(page.getByText('There are invented people in this journal.')).toBeVisible();

  await page.getByRole('link', { name: 'Search', exact: true }).click();
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  // A slip of the pen, and another form of the word.
  await page.keyboard.type('shoulers come');
  const marks = page.locator('mark');
  await expect(marks.first()).toHaveText('shoulders');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const sought = page.locator('[data-sought]');
  await expect(sought).toContainText('The shoulders come down');
  await expect(sought.getByRole('button').first()).toBeFocused();
  // Back, it is asked as before; no address told what.
  expect(page.url()).not.toContain('shoul');
  await page.goBack();
  await expect(field).toHaveValue('shoulers come');

  // What is written elsewhere meanwhile is found at once.
  const links = { sessionId: null, personId: null };
  const stamp = { id: 'own', nowMs: Date.now() };
  await field.fill('pamplemousse');
  await expect(page.getByText('Nothing found. Try fewer words')).toBeVisible();
  await putRecords(page, [newNote('Un pamplemousse', stamp.nowMs, stamp, links)]);
  await expect(marks).toHaveText('pamplemousse');

  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await expect(page.getByText('There are invented people in this journal.')).toBeHidden();
  await field.fill('shoulders');
  await expect(page.getByText('Nothing found. Try fewer words')).toBeVisible();
  expect((await readRecords(page, 'note')).map(({ id }) => id)).toEqual(['own']);
});
