/**
 * The journal with its sample, in English by day and in French by night, as pictures in
 * docs/pictures/journal. Part of `npm run pictures`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { en } from '../lib/i18n/en';
import { fr } from '../lib/i18n/fr';
import { launchAparte } from '../tests/e2e/harness/browser';
import { buildExtension } from '../tests/e2e/harness/build';
import { changeSettings } from '../tests/e2e/harness/database';

const FOLDER = fileURLToPath(new URL('../docs/pictures/journal/', import.meta.url));
const LOOKS = [
  { language: 'en', theme: 'light', words: en, sought: 'shoulders' },
  { language: 'fr', theme: 'dark', words: fr, sought: 'épaules' },
] as const;
const WIDE = { width: 1120, height: 800 };
const NARROW = { width: 320, height: 640 };
/** For what is read from the database to be on screen. */
const SETTLES_MS = 400;

/** @returns the exit code */
export async function main(): Promise<number> {
  buildExtension('e2e');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const look of LOOKS) await pictures(look);
  return 0;
}

async function pictures({ language, theme, words, sought }: (typeof LOOKS)[number]): Promise<void> {
  const aparte = await launchAparte();
  try {
    await changeSettings(aparte, { language, theme });
    const page = await aparte.openExtensionPage('journal.html#people');
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: words.journal.sample.add }).click();
    const person = page.locator('main a[href^="#person/"]').first();
    await person.waitFor();
    const picture = (name: string) => take(page, `${name}-${language}-${theme}`);
    await picture('people');

    await person.click();
    await page.getByRole('heading', { name: words.journal.over.title }).waitFor();
    await picture('person');
    await go(page, 'sessions');
    await picture('sessions');
    await page.setViewportSize(NARROW);
    await picture('narrow');
    await page.setViewportSize(WIDE);
    // The latest has not been looked back on: its score waits for the coach's guess.
    await page.locator('main a[href^="#session/"]').nth(1).click();
    await page.locator('path[data-part=coach]').waitFor();
    await picture('session');
    await go(page, 'listening');
    await picture('listening');
    await go(page, 'search');
    await page.getByRole('searchbox').fill(sought);
    await page.locator('mark').first().waitFor();
    await picture('search');
  } finally {
    await aparte.close();
  }
}

async function go(page: Page, view: string): Promise<void> {
  await page.locator(`nav a[href="#${view}"]`).click();
  await page.waitForTimeout(SETTLES_MS);
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLES_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
