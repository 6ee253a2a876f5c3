import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../lib/i18n/en';
import { until } from '../e2e/harness/wait';
import { firefoxDist } from './harness/build';
import { EXTENSION_ID, launchFirefox, type Firefox } from './harness/firefox';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ 'browser.privatebrowsing.autostart': true });
});
afterAll(async () => firefox?.close());

test('a Firefox that never remembers is told from a damaged database', async () => {
  // As the coach allows it, in the list of add-ons.
  await firefox.inChrome(async (id) => {
    const { ExtensionPermissions } = ChromeUtils.importESModule(
      'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    await ExtensionPermissions.add(id, {
      permissions: ['internal:privateBrowsingAllowed'],
      origins: [],
    });
  }, EXTENSION_ID);
  await firefox.browser.installExtension(firefoxDist());
  const page = await firefox.pageAt('/welcome.html');
  const shown = await until('the page', () =>
    page.evaluate(() => document.querySelector('h1')?.textContent ?? null),
  );
  expect(shown).toBe(en.safety.waiting.private.title);
});
