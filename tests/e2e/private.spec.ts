import { chromium } from '@playwright/test';
import { expect, test } from './fixtures';
import { until } from './harness/wait';

/** The part of the browser's own page of extensions that is used here. */
interface PrivilegedWindow {
  chrome: {
    developerPrivate: {
      updateExtensionConfiguration(update: {
        extensionId: string;
        incognitoAccess: boolean;
      }): Promise<void>;
      getExtensionInfo(id: string): Promise<{
        incognitoAccess: { isEnabled: boolean; isActive: boolean };
      }>;
    };
  };
}

/** Whether the script that reads levels is in the page: it answers every order. */
function answersOrders(): boolean {
  let answers = 0;
  document.addEventListener('aparte:report', () => (answers += 1));
  const detail = JSON.stringify({ type: 'measure', on: false });
  document.dispatchEvent(new CustomEvent('aparte:control', { detail }));
  return answers > 0;
}

test('Aparté cannot be allowed in private windows, and reads no page in one', async ({
  aparte,
  server,
}) => {
  const extensions = await aparte.context.newPage();
  await extensions.goto('chrome://extensions');
  const access = await extensions.evaluate(async (extensionId) => {
    const { developerPrivate } = (window as unknown as PrivilegedWindow).chrome;
    await developerPrivate
      .updateExtensionConfiguration({ extensionId, incognitoAccess: true })
      .catch(() => undefined);
    return (await developerPrivate.getExtensionInfo(extensionId)).incognitoAccess;
  }, aparte.extensionId);
  expect(access).toEqual({ isEnabled: false, isActive: false });

  const ordinary = await aparte.context.newPage();
  await ordinary.goto(`${server.origin}/blank`);
  expect(await ordinary.evaluate(answersOrders)).toBe(true);

  const { browserContextId } = await aparte.browser.send<{ browserContextId: string }>(
    'Target.createBrowserContext',
  );
  const url = `${server.origin}/blank?private`;
  await aparte.browser.send('Target.createTarget', { url, browserContextId });
  const client = await chromium.connectOverCDP(aparte.debugUrl);
  aparte.beforeClose(() => client.close());
  const page = await until('the private page', () =>
    client
      .contexts()
      .flatMap((context) => context.pages())
      .find((each) => each.url() === url),
  );
  await page.waitForLoadState();
  expect(await page.evaluate(answersOrders)).toBe(false);
});
