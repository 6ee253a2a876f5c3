import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { RECORD_KINDS } from '../../lib/records/envelope';
import { expect, test } from './fixtures';
import { launchAparte, type Aparte } from './harness/browser';
import { readRecords } from './harness/database';
import { LockPage } from './harness/lock-page';
import { storePerson } from './harness/stored-people';

const BEFORE = 'Written before the lock 7f3a';
const AFTER = 'Agreed under the lock 9c1e';
const PASSPHRASE = 'three quiet grey herons';

test('stored data is encrypted, stays encrypted after a restart, and is unlocked with the passphrase', async () => {
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-lock-'));
  const first = await launchAparte({ profileDir });
  let second: Aparte | undefined;
  try {
    const settings = await first.openExtensionPage('options.html');
    await expect(settings.getByRole('heading', { name: 'Passphrase lock' })).toBeVisible();
    await storePerson(settings, 'a', {
      name: 'Camille',
      language: 'en',
      sessionAt: Date.now() - 86_400_000,
      note: BEFORE,
    });
    const code = await setUp(settings);
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    // What is written is sealed at once; what was there follows in a moment.
    await expect.poll(() => stored(settings)).not.toMatch(/Camille|7f3a/);

    // Unlocked, it reads and writes as ever.
    const journal = await first.openExtensionPage('journal.html#person/a-person');
    await journal.getByRole('textbox', { name: 'Coaching agreement' }).fill(AFTER);
    await expect(journal.getByText('Saved', { exact: true })).toBeVisible();

    await settings.getByRole('button', { name: 'Lock now' }).click();
    await expect(settings.getByRole('heading', { name: 'Aparté is locked' })).toBeVisible();
    await expect(journal.getByRole('heading', { name: 'Aparté is locked' })).toBeVisible();
    await expect(journal.getByText('Camille')).toHaveCount(0);
    await first.close();
    expect(filesHolding(profileDir, AFTER)).toEqual([]);
    expect(filesHolding(profileDir, PASSPHRASE)).toEqual([]);

    second = await launchAparte({ profileDir });
    const page = await second.openExtensionPage('journal.html#rights/a-person');
    const lock = new LockPage(page);
    await lock.unlock('three quiet grey heron');
    await expect(page.getByText('That is not the passphrase.')).toBeVisible();
    await lock.unlock(PASSPHRASE);
    await expect(page.getByText(BEFORE)).toBeVisible();
    await expect(page.getByText(AFTER)).toBeVisible();
  } finally {
    // Also when something above failed: a browser still running would keep writing here.
    await first.close();
    await second?.close();
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** @returns the recovery code */
async function setUp(page: Page): Promise<string> {
  const lock = new LockPage(page);
  const seal = await lock.readyToSeal(PASSPHRASE);
  const code = await page.locator('output').textContent();
  await seal();
  await expect(lock.onNotice).toBeVisible();
  return code ?? '';
}

async function stored(page: Page): Promise<string> {
  return JSON.stringify(await Promise.all(RECORD_KINDS.map((kind) => readRecords(page, kind))));
}

/** Files of the profile with these words in them, however the browser wrote them. */
function filesHolding(folder: string, words: string): string[] {
  const forms = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    });
}
