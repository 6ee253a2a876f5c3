/** A real Chromium with the extension in it. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { findChromium } from '../../../scripts/browser.mjs';
import { CHROMIUM_CALL_ARGS } from '../../fixtures/call/flags';
import { distOf } from './build';
import { browserSession, targets, type BrowserSession } from './cdp';
import { until } from './wait';

interface LaunchOptions {
  /** Kept afterwards, so that the browser can be started again on it; a fresh one when absent. */
  readonly profileDir?: string;
  readonly headless?: boolean;
  readonly args?: readonly string[];
  /** The built extension; the test build when absent. */
  readonly dist?: string;
  /** Of the interface: English when absent, so that tests read the same words everywhere. */
  readonly language?: 'en' | 'fr' | 'system';
  /** Waits for no worker: after damage to the profile the browser may start none. */
  readonly withoutWorker?: boolean;
  /** The welcome page stays open; otherwise it is closed, since it would stand in front. */
  readonly keepWelcome?: boolean;
}

export interface Aparte {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profileDir: string;
  /** `http://127.0.0.1:PORT`, where a second client can connect. */
  readonly debugUrl: string;
  readonly browser: BrowserSession;
  /** Opens a page of the extension in a tab, by its file name. */
  openExtensionPage(file: string): Promise<Page>;
  /** The page of this context whose address has `part` in it, as soon as there is one. */
  pageAt(part: string, timeoutMs?: number): Promise<Page>;
  /** Ends the worker as the browser does when it wants the memory back. False: none was running. */
  killWorker(): Promise<boolean>;
  /** SIGKILL: no page, worker or store gets to say goodbye. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** Done before the browser closes. */
  beforeClose(work: () => Promise<unknown>): void;
}

/**
 * Starts Chromium with the extension installed.
 * @throws when there is no Chromium (CHROMIUM_PATH names one) or no build.
 */
export async function launchAparte(options: LaunchOptions = {}): Promise<Aparte> {
  const { headless = true, args = [], language = 'en', keepWelcome = false } = options;
  const dist = realpathSync(options.dist ?? distOf('e2e'));
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  if (!existsSync(join(dist, 'manifest.json'))) throw new Error(`No extension in ${dist}`);
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'aparte-profile-'));
  const portFile = join(profileDir, 'DevToolsActivePort');
  // A killed browser leaves its own behind, and its port would be taken for the new one's.
  rmSync(portFile, { force: true });

  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless,
    // Containers and root have no sandbox to offer; somebody's own screen does.
    chromiumSandbox: !headless && process.getuid?.() !== 0,
    viewport: null,
    env: environment(language),
    args: [
      `--disable-extensions-except=${dist}`,
      `--load-extension=${dist}`,
      '--enable-unsafe-extension-debugging',
      '--remote-debugging-port=0',
      ...(language === 'system' ? [] : [`--lang=${language}`]),
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(headless ? ['--disable-gpu'] : []),
      ...CHROMIUM_CALL_ARGS,
      ...args,
    ],
  });
  const browser = await browserSession(context);
  const extensionId = await install(browser, dist);
  // Asked for now, so that a kill comes when it is meant to.
  const processId = await processOf(browser);
  if (options.withoutWorker !== true) await untilSettled(context);
  const welcome = () => context.pages().find((page) => page.url().includes('/welcome.html'));
  // Only a fresh profile is sure to be welcomed.
  if (options.profileDir === undefined) await until('the welcome page', welcome);
  if (!keepWelcome) await welcome()?.close();
  const debugUrl = await until('the debugging port', () => portIn(portFile));
  const ownPages = `chrome-extension://${extensionId}/`;
  const closing: (() => Promise<unknown>)[] = [];
  let gone = false;

  async function putAway(end: () => Promise<unknown>): Promise<void> {
    if (gone) return;
    gone = true;
    for (const work of closing) await work().catch(() => undefined);
    await end();
    if (options.profileDir === undefined)
      rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }

  return {
    context,
    extensionId,
    profileDir,
    debugUrl,
    browser,
    async openExtensionPage(file) {
      const page = await context.newPage();
      await page.goto(ownPages + file);
      return page;
    },
    pageAt: (part, timeoutMs) =>
      until(
        `a page at ${part}`,
        () => context.pages().find((page) => page.url().includes(part)),
        timeoutMs,
      ),
    async killWorker() {
      const workers = (await targets(browser)).filter(
        ({ type, url }) => type === 'service_worker' && url.startsWith(ownPages),
      );
      for (const { targetId } of workers) await browser.send('Target.closeTarget', { targetId });
      return workers.length > 0;
    },
    kill: () => putAway(() => killBrowser(context, processId)),
    close: () => putAway(() => context.close()),
    beforeClose: (work) => void closing.push(work),
  };
}

/** Linux takes the interface's language from here, other systems from --lang. */
function environment(language: 'en' | 'fr' | 'system'): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const chosen = language === 'system' ? {} : { LANGUAGE: language };
  return { ...Object.fromEntries(inherited), ...chosen };
}

/** Chrome's own builds ignore --load-extension: there it is installed through DevTools. */
async function install(browser: BrowserSession, dist: string): Promise<string> {
  const { extensions } = await browser
    .send<{ extensions: { id: string; path: string }[] }>('Extensions.getExtensions')
    .catch(() => ({ extensions: [] }));
  const found = extensions.find(({ path }) => realpathSync(path) === dist);
  if (found !== undefined) return found.id;
  return (await browser.send<{ id: string }>('Extensions.loadUnpacked', { path: dist })).id;
}

/** How long a worker runs before whatever its installation set off is done. */
const SETTLED_AFTER_MS = 1_000;

/** What is here used of the extension's own API. */
interface ExtensionGlobal {
  chrome: {
    action: { onClicked: { hasListeners(): boolean } };
    permissions: { getAll(): Promise<{ origins: string[] }> };
    scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  };
}

/**
 * The extension is loaded anew at each start: until its worker has run, a press of the button would
 * be lost, and a page would open without the call scripts.
 */
async function untilSettled(context: BrowserContext): Promise<void> {
  await until('the worker to be ready', async () => {
    // After a crash the browser may start a worker, and then another.
    const worker = context.serviceWorkers().at(-1);
    const ready = worker?.evaluate(async (afterMs) => {
      const { action, permissions, scripting } = (globalThis as unknown as ExtensionGlobal).chrome;
      const { origins } = await permissions.getAll();
      const scripts = await scripting.getRegisteredContentScripts();
      const registered = origins.length === 0 || scripts.length > 0;
      const ready = performance.now() > afterMs && action.onClicked.hasListeners() && registered;
      return ready ? true : null;
    }, SETTLED_AFTER_MS);
    return await ready?.catch(() => null);
  });
}

function portIn(file: string): string | null {
  if (!existsSync(file)) return null;
  const [port] = readFileSync(file, 'utf8').split('\n');
  return port ? `http://127.0.0.1:${port}` : null;
}

async function processOf(browser: BrowserSession): Promise<number> {
  const { processInfo } = await browser.send<{ processInfo: { type: string; id: number }[] }>(
    'SystemInfo.getProcessInfo',
  );
  const running = processInfo.find(({ type }) => type === 'browser');
  if (running === undefined) throw new Error('The browser does not name its own process.');
  return running.id;
}

async function killBrowser(context: BrowserContext, processId: number): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve));
  process.kill(processId, 'SIGKILL');
  await closed;
}
