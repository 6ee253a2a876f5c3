/** A stock Firefox, driven over WebDriver BiDi, and its own window. */
import { readdirSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../../scripts/browser.mjs';
import { until } from '../../e2e/harness/wait';
import { contextsOf, runIn } from './bidi';

export const EXTENSION_ID = 'aparte@aparte.example';
const UUID = '7a1c0f0e-5b7e-4a0e-9c5b-1f1d2c3b4a59';
/** Where the extension's pages are, in a browser that {@link launchFirefox} started. */
export const OWN_PAGES = `moz-extension://${UUID}/`;
/** Long enough for a browser on a machine that does other work too. */
const PATIENCE_MS = 60_000;

/** Sound may play without a click, but there is nothing to play it: no audio context ever runs. */
export const WITHOUT_SOUND_CARD = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.cubeb.backend': 'none',
} as const;

/**
 * What is installed by hand goes when the browser closes, and all it stored with it; what comes
 * from the store stays. With these it stays here too, and is installed again after the start.
 */
export const KEEPS_WHAT_IS_STORED = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
} as const;

type Run = <Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result | Promise<Result>,
  ...args: Args
) => Promise<Result>;

/** A page, as seen by the protocol alone: the client knows nothing of an extension's pages. */
export interface SeenPage {
  readonly evaluate: Run;
}

export interface Firefox {
  readonly browser: Browser;
  /** Runs a function in Firefox's own window, with its privileges. */
  readonly inChrome: Run;
  /** The page whose address has `part` in it, as soon as there is one. */
  pageAt(part: string): Promise<SeenPage>;
  /** How many pages have `part` in their address. */
  pagesAt(part: string): Promise<number>;
  close(): Promise<void>;
  /** SIGKILL: no page or store gets to say goodbye. */
  kill(): Promise<void>;
}

/**
 * @param profileDir kept afterwards, so that Firefox can be started again on it; a fresh one when absent
 * @throws when there is no Firefox (FIREFOX_PATH names one).
 */
export async function launchFirefox(
  preferences: Readonly<Record<string, string | number | boolean>> = {},
  profileDir?: string,
): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('No Firefox was found: set FIREFOX_PATH.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    ...(profileDir === undefined ? {} : { userDataDir: profileDir }),
    args: ['--remote-allow-system-access'],
    timeout: PATIENCE_MS,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
      'intl.locale.requested': 'en-US',
      ...preferences,
    },
  });
  return {
    browser,
    async inChrome(run, ...args) {
      const [own] = await contextsOf(browser, 'chrome');
      if (!own) throw new Error('Firefox shows no window of its own.');
      return await runIn(browser, own.context, run, ...args);
    },
    async pageAt(part) {
      const { context } = await until(
        `a page at ${part}`,
        async () => (await contextsOf(browser, 'content')).find(({ url }) => url.includes(part)),
        PATIENCE_MS,
      );
      return { evaluate: (run, ...args) => runIn(browser, context, run, ...args) };
    },
    pagesAt: async (part) =>
      (await contextsOf(browser, 'content')).filter(({ url }) => url.includes(part)).length,
    close: () => browser.close(),
    async kill() {
      const running = browser.process();
      if (!running) throw new Error('Firefox was not started here.');
      if (running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
      // The client then puts the profile's preferences back as they were, beside the next start.
      await until('the preferences to be put back', () => !hasBackups(profileDir) || null);
    },
  };
}

/** The same browser, seen from its window and from a second one, which is opened. */
export async function twoWindows(firefox: Firefox): Promise<readonly [Firefox, Firefox]> {
  const { browser } = firefox;
  const windows = () => contextsOf(browser, 'chrome');
  const before = new Set((await windows()).map(({ context }) => context));
  await firefox.inChrome(async () => void OpenBrowserWindow());
  const opened = await until('a second window', async () =>
    (await windows()).find(({ context }) => !before.has(context)),
  );
  const seenFrom = (context: string): Firefox => ({
    ...firefox,
    inChrome: (run, ...args) => runIn(browser, context, run, ...args),
  });
  const second = seenFrom(opened.context);
  await until('the second window to be ready', async () =>
    (await second.inChrome(
      async () => typeof gBrowserInit !== 'undefined' && gBrowserInit.delayedStartupFinished,
    ))
      ? true
      : null,
  );
  const [first = opened.context] = before;
  return [seenFrom(first), second];
}

/** Files that the client has set aside in a profile of ours. */
function hasBackups(profileDir: string | undefined): boolean {
  if (profileDir === undefined) return false;
  return readdirSync(profileDir).some((name) => name.endsWith('.puppeteer'));
}
