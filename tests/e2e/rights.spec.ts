import { readFile } from 'node:fs/promises';
import { writeBackup } from '../../lib/backup/format';
import { en } from '../../lib/i18n/en';
import { RECORD_KINDS } from '../../lib/records/envelope';
import { expect, test } from './fixtures';
import { readRecords } from './harness/database';
import { storePerson } from './harness/stored-people';

const CANARY = 'Only Camille knows 7f3a';
const LONG_AGO = Date.UTC(2020, 2, 10, 9);

test('a person sees all that is stored, takes it with them, and has it erased', async ({
  aparte,
}) => {
  const page = await aparte.openExtensionPage('journal.html#rights');
  await expect(page.getByText('Nobody is stored yet.')).toBeVisible();
  await storePerson(page, 'a', {
    name: 'Camille',
    language: 'fr',
    sessionAt: LONG_AGO,
    note: CANARY,
  });
  await storePerson(page, 'b', {
    name: 'Robin',
    language: 'en',
    sessionAt: Date.now(),
    note: 'Robin’s own',
  });

  // Their time is over, and one click leads to all of it.
  await expect(page.getByText('Kept longer than you decided:')).toBeVisible();
  await page.getByRole('link', { name: 'Camille' }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is stored about Camille');
  await expect(page.getByText(CANARY)).toBeVisible();

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a page' }).click();
  const readable = await readFile(await (await saving).path(), 'utf8');
  // In the person's language, not the coach's.
  expect(readable).toContain('<html lang="fr">');
  expect(readable).toContain('Conservé à propos de Camille');
  expect(readable).toContain(CANARY);
  const savingData = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the data (JSON)' }).click();
  const data = await readFile(await (await savingData).path(), 'utf8');
  expect((JSON.parse(data) as { records: unknown[] }).records).toHaveLength(4);

  const held = await Promise.all(RECORD_KINDS.map((kind) => readRecords(page, kind)));
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText(en.rights.person.eraseHours)).toBeVisible();
  await dialog.getByRole('textbox').fill('Robin');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(dialog.getByText('That is not the name above.')).toBeVisible();
  await dialog.getByRole('textbox').fill('Camille');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText(en.rights.person.erased)).toBeVisible();

  const stored = await Promise.all(RECORD_KINDS.map((kind) => readRecords(page, kind)));
  expect(JSON.stringify(stored)).not.toMatch(/Camille|7f3a/);
  expect(JSON.stringify(stored)).toContain('Robin’s own');
  await page.getByRole('link', { name: '← Everyone' }).click();
  await expect(page.getByText('1 person, 1 session, 1 note, 1 commitment')).toBeVisible();
  await expect(page.getByText('without a name: 1 session, 0.83 h')).toBeVisible();

  // A backup from before says whom it would bring back, and asks.
  await page.goto(new URL('journal.html#safety', page.url()).href);
  const backup = { madeAt: Date.now(), dbId: 'before', erased: [], damaged: [] };
  await page.locator('input[type=file]').setInputFiles({
    name: 'before.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeBackup({ ...backup, records: held.flat() })),
  });
  await page.getByRole('radio', { name: en.safety.restore.replace }).check();
  await page.getByRole('button', { name: `${en.safety.restore.replaceNow}…` }).click();
  await expect(dialog.getByText('Erased here, and back again: Camille.')).toBeVisible();
  await dialog.getByRole('button', { name: en.common.cancel }).click();
  const after = await Promise.all(RECORD_KINDS.map((kind) => readRecords(page, kind)));
  expect(JSON.stringify(after)).not.toMatch(/Camille|7f3a/);
});
