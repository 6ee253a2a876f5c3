import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import type { Aparte } from './harness/browser';
import { openCall } from './harness/call';
import { ReflectionPage } from './harness/reflection-page';

const { hidden, show } = en.panel;

/** The browser's own keys cannot be pressed here: what they send is. */
async function pressBrowserKey(aparte: Aparte, name: string): Promise<void> {
  const worker =
    aparte.context.serviceWorkers()[0] ?? (await aparte.context.waitForEvent('serviceworker'));
  await worker.evaluate(`chrome.commands.onCommand.dispatch(${JSON.stringify(name)})`);
}

const badge = (page: Page): Promise<string> =>
  page.evaluate('chrome.action.getBadgeText({})') as Promise<string>;

/** All that can be read or heard of the page is its cover. */
async function expectCovered(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: hidden })).toBeVisible();
  const read = await page.evaluate(() => document.body.innerText);
  expect(read.replaceAll(/\s+/g, ' ').trim()).toMatch(new RegExp(`^${hidden} ${show}( H)?$`));
}

test('one key hides the panel, the journal, the settings and the window after the call', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const call = await openCall(aparte, server.origin, { joinAtOnce: false });
  const panel = await openPanelOf(call.coach);
  await panel.startWithNew('Camille');
  await panel.writeNote('Half a thought');
  await panel.end();
  const reflection = await ReflectionPage.opened(aparte);
  const moment = reflection.page.getByRole('textbox', { name: en.reflection.lines.moment });
  await moment.fill('The long silence');
  const journal = await aparte.openExtensionPage('journal.html');
  const settings = await aparte.openExtensionPage('options.html');
  const add = journal.getByRole('heading', { level: 1 });
  await add.waitFor();
  const pages = [panel.page, reflection.page, journal, settings];
  for (const page of pages) await expect(page.getByText(hidden)).toHaveCount(0);

  await pressBrowserKey(aparte, 'hide-everything');
  for (const page of pages) await expectCovered(page);
  expect(await audit(journal, 'hidden')).toEqual([]);
  await expect.poll(() => badge(journal)).toBe('×');

  // A page that is loaded again, or opened only now, never shows what is in it.
  const seen: string[] = [];
  await journal.exposeFunction('seen', (text: string) => void seen.push(text));
  await journal.addInitScript(() => {
    const look = () => {
      const { seen } = window as unknown as { seen(text: string): void };
      if (document.body) seen(document.body.innerText);
      requestAnimationFrame(look);
    };
    look();
  });
  await journal.reload();
  await expectCovered(journal);
  await journal.waitForTimeout(500);
  expect(seen.filter((text) => text.trim() !== '' && !text.includes(hidden))).toEqual([]);
  await expectCovered(await aparte.openExtensionPage('welcome.html'));
  await expectCovered(await aparte.openExtensionPage('practice.html'));

  // A worker that starts anew knows of it.
  await aparte.killWorker();
  await journal.evaluate('chrome.action.setBadgeText({ text: "✓" })');
  await journal.evaluate('chrome.runtime.sendMessage({ type: "nothing" }).catch(() => null)');
  await expect.poll(() => badge(journal)).toBe('×');

  await settings.bringToFront();
  await settings.getByRole('button', { name: show }).click();
  for (const page of pages) await expect(page.getByText(hidden)).toHaveCount(0);
  await expect(moment).toHaveValue('The long silence');
  await expect(moment).toBeVisible();
  await expect.poll(() => badge(journal)).toBe('');
});
