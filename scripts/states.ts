/**
 * The panel in each of its states, in both languages and themes, as pictures in docs/pictures/states.
 * Part of `npm run pictures`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { en } from '../lib/i18n/en';
import { DEFAULT_THRESHOLDS } from '../lib/nudges/thresholds';
import { launchAparte } from '../tests/e2e/harness/browser';
import { buildExtension } from '../tests/e2e/harness/build';
import { openCall } from '../tests/e2e/harness/call';
import { changeSettings, promptsIn, storeSettings } from '../tests/e2e/harness/database';
import { openPanel } from '../tests/e2e/harness/panel';
import { PanelPage } from '../tests/e2e/harness/panel-page';
import { startCallServer } from '../tests/fixtures/call/server';

const FOLDER = fileURLToPath(new URL('../docs/pictures/states/', import.meta.url));
const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'fr', theme: 'light' },
  { language: 'fr', theme: 'dark' },
] as const;
/** Everything that may wait in a session comes at once. */
const IMPATIENT = {
  ...DEFAULT_THRESHOLDS,
  quietStartMs: 0,
  apartMs: 0,
  longCoachTurnMs: 2_000,
};
const SIZE = { width: 360, height: 760 };
/** For a change of settings to be on screen. */
const SETTLES_MS = 250;

/** @returns the exit code */
export async function main(): Promise<number> {
  buildExtension('e2e');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const server = await startCallServer();
  const aparte = await launchAparte();
  try {
    await changeSettings(aparte, {
      minSpeechForShareMs: 4_000,
      nudges: 'on',
      nudgeThresholds: IMPATIENT,
    });
    const call = await openCall(aparte, server.origin, { story: 'demo', joinAtOnce: false });
    const panel = new PanelPage((await openPanel(aparte, call.coach)).page);
    const { page } = panel;
    await page.setViewportSize(SIZE);
    await panel.startButton.waitFor();
    await pictures(page, 'start');
    await panel.startWithNew('Camille');
    await pictures(page, 'consent');
    await panel.answerConsent(true);
    await call.join();
    // The coach's long turn has its breath within the first quarter of the story.
    await page.locator('[data-nudge]').waitFor({ timeout: 40_000 });
    await pictures(page, 'cue');
    await panel.press('x');
    await panel.press('f');
    const field = page.locator('input:focus');
    await pictures(page, 'found', ({ language }) =>
      field.fill(language === 'fr' ? 'quoi' : 'what'),
    );
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // The story keeps a silence of five seconds after the coach's words here.
    await call.told(31_000);
    await panel.listening.getByText(en.panel.listening.heldShort).waitFor();
    await pictures(page, 'held');
    await call.told();
    await panel.press('h');
    await pictures(page, 'hidden');
  } finally {
    await aparte.close();
    await server.close();
  }
  return 0;
}

/** One state in every look, made `ready` for each; English and light again afterwards. */
async function pictures(
  page: Page,
  state: string,
  ready: (look: (typeof LOOKS)[number]) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const look of [...LOOKS.slice(1), LOOKS[0]]) {
    const { language, theme } = look;
    await storeSettings(page, { language, theme });
    await promptsIn(page, language);
    await ready(look);
    await page.waitForTimeout(SETTLES_MS);
    const path = join(FOLDER, `${state}-${language}-${theme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
}
