import { afterEach, expect, test } from 'vitest';
import { until } from '../e2e/harness/wait';
import { startCallServer } from '../fixtures/call/server';
import { firefoxDist } from './harness/build';
import { EXTENSION_ID, launchFirefox, OWN_PAGES, type Firefox } from './harness/firefox';

/** Long enough for an extension that runs to open its welcome page. */
const STARTED_AFTER_MS = 5_000;

let firefox: Firefox | undefined;
let server: Awaited<ReturnType<typeof startCallServer>> | undefined;

afterEach(async () => {
  await firefox?.close();
  await server?.close();
});

/** As somebody would allow it in the list of add-ons, or an older version was allowed. */
async function allowInPrivateWindows({ inChrome }: Firefox): Promise<void> {
  await inChrome(async (id) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    await ExtensionPermissions.add(id, {
      permissions: ['internal:privateBrowsingAllowed'],
      origins: [],
    });
  }, EXTENSION_ID);
}

const runsInPrivateWindows = ({ inChrome }: Firefox) =>
  inChrome((id) => WebExtensionPolicy.getByID(id)?.privateBrowsingAllowed ?? null, EXTENSION_ID);

/** Whether the script that reads levels is in the page at this address: it answers every order. */
async function isRead({ pageAt }: Firefox, part: string): Promise<boolean> {
  const page = await pageAt(part);
  await until('the page', () => page.evaluate(() => document.readyState === 'complete' || null));
  return await page.evaluate(() => {
    let answers = 0;
    document.addEventListener('aparte:report', () => (answers += 1));
    const detail = JSON.stringify({ type: 'measure', on: false });
    document.dispatchEvent(new CustomEvent('aparte:control', { detail }));
    return answers > 0;
  });
}

test('Aparté does not run in a private window of Firefox, even where it was allowed', async () => {
  server = await startCallServer();
  firefox = await launchFirefox();
  await allowInPrivateWindows(firefox);
  await firefox.browser.installExtension(firefoxDist());
  await firefox.pageAt('/welcome.html');
  expect(await runsInPrivateWindows(firefox)).toBe(false);

  const addresses = {
    ordinary: `${server.origin}/blank`,
    private: `${server.origin}/blank?private`,
  };
  await firefox.inChrome((url) => openTrustedLinkIn(url, 'tab'), addresses.ordinary);
  expect(await isRead(firefox, '/blank')).toBe(true);
  await firefox.inChrome((url) => {
    openTrustedLinkIn(url, 'window', { private: true });
  }, addresses.private);
  expect(await isRead(firefox, '/blank?private')).toBe(false);
});

test('Aparté does not run in a Firefox that never remembers, even where it was allowed', async () => {
  server = await startCallServer();
  firefox = await launchFirefox({ 'browser.privatebrowsing.autostart': true });
  await allowInPrivateWindows(firefox);
  await firefox.browser.installExtension(firefoxDist());
  await new Promise((resolve) => setTimeout(resolve, STARTED_AFTER_MS));
  expect(await runsInPrivateWindows(firefox)).toBe(false);
  expect(await firefox.pagesAt(OWN_PAGES)).toBe(0);
  await firefox.inChrome((url) => openTrustedLinkIn(url, 'tab'), `${server.origin}/blank`);
  expect(await isRead(firefox, '/blank')).toBe(false);
});
