/**
 * Chromium as people start it. Playwright's own flags and focus emulation keep every page visible
 * and at full speed, so what hiding a tab does can only be seen without them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findChromium } from '../../../scripts/browser.mjs';
import { CHROMIUM_CALL_ARGS } from '../../fixtures/call/flags';
import { distOf } from './build';

/**
 * Puppeteer's defaults that would spare a hidden page, or keep extensions out. Sound stays off, the
 * harder case: a hidden page that is never heard is always slowed down.
 */
const UNWANTED_ARGS = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-extensions',
];

export interface RawAparte {
  readonly browser: Browser;
  open(address: string): Promise<Page>;
  /** A page of the extension in a tab, by its file name. */
  openExtensionPage(file: string): Promise<Page>;
  close(): Promise<void>;
}

/** @throws when there is no Chromium (CHROMIUM_PATH names one) or no build. */
export async function launchRawAparte(): Promise<RawAparte> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const dist = distOf('e2e');
  const userDataDir = mkdtempSync(join(tmpdir(), 'aparte-raw-'));
  const browser = await launch({
    executablePath,
    userDataDir,
    ignoreDefaultArgs: UNWANTED_ARGS,
    env: { ...process.env, LANGUAGE: 'en' },
    args: [
      '--no-sandbox',
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
      '--lang=en',
      '--disable-quic',
      '--disable-gpu',
      ...CHROMIUM_CALL_ARGS,
    ],
  });
  const worker = await browser.waitForTarget(
    (target) => target.type() === 'service_worker' && target.url().startsWith('chrome-extension:'),
  );
  const ownPages = new URL('/', worker.url()).href;
  // The worker must have registered its scripts before a call page opens.
  await browser.waitForTarget((target) => target.url().endsWith('/welcome.html'));
  async function open(address: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(address);
    return page;
  }
  return {
    browser,
    open,
    openExtensionPage: (file) => open(ownPages + file),
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
