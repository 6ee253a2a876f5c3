import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import { launchAparte, type Aparte } from './harness/browser';
import { readRecords } from './harness/database';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

const words = en.safety;

test('a database lost on disk is noticed, and restored from its snapshot', async ({ server }) => {
  test.setTimeout(180_000);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-damaged-'));
  const before = await launchAparte({ profileDir });
  const panel = await panelOnBlankPage(before, server.origin);
  await panel.startWithNew('Camille');
  await panel.writeNote('Before the damage');
  await panel.end();
  const journal = await before.openExtensionPage('journal.html#safety');
  await expect(bringBack(journal).first()).toBeVisible({ timeout: 30_000 });
  await before.close();

  const database = join(
    profileDir,
    `Default/IndexedDB/chrome-extension_${before.extensionId}_0.indexeddb.leveldb`,
  );
  expect(existsSync(database)).toBe(true);
  rmSync(database, { recursive: true });

  const after = await launchAparte({ profileDir });
  const damaged = await after.openExtensionPage('journal.html');
  await expect(recovery(damaged)).toBeVisible();
  expect(await audit(damaged, 'recovery')).toEqual([]);
  expect(await readRecords(damaged, 'note')).toEqual([]);
  const inPanel = await panelOnBlankPage(after, server.origin);
  await expect(recovery(inPanel.page)).toBeVisible();
  await expect(inPanel.startButton).toHaveCount(0);

  await bringBack(damaged).first().click();
  await expect(damaged.getByRole('heading', { name: en.journal.people.title })).toBeVisible();
  expect(await noteTexts(damaged)).toEqual(['Before the damage']);
  await expect(recovery(inPanel.page)).toHaveCount(0);

  await damaged.evaluate(() => indexedDB.deleteDatabase('aparte'));
  await damaged.reload();
  await expect(recovery(damaged)).toBeVisible();
  await bringBack(damaged).first().click();
  await expect(damaged.getByRole('heading', { name: en.journal.people.title })).toBeVisible();
  expect(await noteTexts(damaged)).toEqual(['Before the damage']);
  await after.close();
  rmSync(profileDir, { recursive: true, force: true });
});

test('an encrypted backup is restored in another browser, and a backup folder fills automatically', async ({
  server,
}) => {
  test.setTimeout(180_000);
  const one = await launchAparte();
  const panel = await panelOnBlankPage(one, server.origin);
  await panel.startWithNew('Camille');
  await panel.writeNote('For the other computer');
  const journal = await one.openExtensionPage('journal.html#safety');
  await journal.getByRole('checkbox', { name: words.passphrase.use }).check();
  await journal.getByLabel(words.passphrase.first, { exact: true }).fill('trois mots pour ouvrir');
  await journal.getByLabel(words.passphrase.again).fill('trois mots pour ouvrir');
  const file = await downloadedText(journal, () =>
    journal.getByRole('button', { name: words.backup.now }).click(),
  );
  expect(file).not.toContain('For the other computer');

  // A folder of the browser's own stands in for the dialog, which no test can answer.
  await journal.evaluate(() => {
    Object.assign(globalThis, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true }),
    });
  });
  await journal.getByRole('checkbox', { name: words.passphrase.use }).uncheck();
  await journal.getByRole('button', { name: words.folder.choose }).click();
  await expect(journal.getByText(words.folder.plain)).toBeVisible();
  expect(await backupsIn(journal)).toBe(1);
  await (await one.pageAt('/blank')).bringToFront();
  // A backup is named by its second: the next is another one.
  await journal.waitForTimeout(1_100);
  await panel.end();
  await expect.poll(() => backupsIn(journal), { timeout: 20_000 }).toBe(2);
  await one.close();

  const other = await launchAparte();
  const elsewhere = await other.openExtensionPage('journal.html#safety');
  await elsewhere.locator('input[type=file]').setInputFiles({
    name: 'sealed.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  const passphrase = elsewhere.getByLabel(
    words.restore.passphrase.replace('{{name}}', 'sealed.json'),
  );
  await passphrase.fill('a wrong one');
  await elsewhere.getByRole('button', { name: words.restore.open }).click();
  await expect(elsewhere.getByText(words.restore.wrong)).toBeVisible();
  await passphrase.fill('trois mots pour ouvrir');
  await elsewhere.getByRole('button', { name: words.restore.open }).click();
  await elsewhere.getByRole('button', { name: words.restore.mergeNow, exact: true }).click();
  await expect(elsewhere.getByText(words.restore.done)).toBeVisible();
  expect(await noteTexts(elsewhere)).toEqual(['For the other computer']);
  await other.close();
});

function recovery(page: Page) {
  return page.getByRole('heading', { name: words.recovery.lost.title });
}

function bringBack(page: Page) {
  return page.getByRole('button', { name: words.points.bringBack });
}

/** What the page hands to the browser's downloads: with two clients attached, neither gets the file. */
async function downloadedText(page: Page, click: () => Promise<void>): Promise<string> {
  const handed = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const make = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (blob: Blob) => {
          void blob.text().then(resolve);
          return make(blob);
        };
      }),
  );
  await click();
  return await handed;
}

async function noteTexts(page: Page): Promise<string[]> {
  return (await readRecords(page, 'note')).map(({ payload }) => payload.text);
}

async function backupsIn(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const disk = await navigator.storage.getDirectory();
    let count = 0;
    for await (const _ of (await disk.getDirectoryHandle('backups')).keys()) count += 1;
    return count;
  });
}

async function panelOnBlankPage(aparte: Aparte, origin: string): Promise<PanelPage> {
  const tab = await aparte.context.newPage();
  await tab.goto(`${origin}/blank`);
  return new PanelPage((await openPanel(aparte, tab)).page);
}
