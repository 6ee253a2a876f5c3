import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { readClipboard } from './harness/clipboard';
import { readRecords } from './harness/database';
import { ReflectionPage } from './harness/reflection-page';

const HOSTILE = [
  '<img src=x onerror="window.attacked = true">',
  '<script>window.attacked = true</script>',
  '[click](javascript:window.attacked=true) <a href="javascript:window.attacked=true">x</a>',
  '👩🏽‍🚀 e\u0301 \u202Eltr\u202C مرحبا بالعالم',
  '=HYPERLINK("https://tracker.example")',
  '@SUM(1+1)*cmd|calc',
  '**bold** `code` | <!-- comment --> [^1]: note',
  'a null \u0000 inside, and an override \u202E that is never closed',
];
const MEGABYTE = 'word '.repeat(209_715);

test('hostile and huge notes are kept whole and shown as text', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  const tab = await aparte.context.newPage();
  await tab.goto(`${server.origin}/blank`);
  const panel = await openPanelOf(tab);
  await panel.startWithNew('<b onclick="window.attacked = true">Camille</b>');
  for (const text of [...HOSTILE, MEGABYTE]) {
    await panel.noteField.fill(text);
    await panel.page.keyboard.press('Enter');
    await panel.waitUntilSaved();
  }

  const stored = (await readRecords(panel.page, 'note')).map(({ payload }) => payload.text);
  expect(stored.length).toBe(HOSTILE.length + 1);
  expect(stored.slice(0, -1)).toEqual(HOSTILE);
  expect(stored.at(-1) === MEGABYTE).toBe(true);
  for (const text of HOSTILE) await expect(panel.notes.filter({ hasText: text })).toHaveCount(1);
  await expectHarmless(panel.page);

  await panel.end();
  const reflection = await ReflectionPage.opened(aparte);
  await expect(reflection.page.getByRole('heading', { level: 1 })).toContainText('<b onclick=');
  await expectHarmless(reflection.page);
  await reflection.copy();
  const { html } = await readClipboard(aparte, server.origin);
  const live = await tab.evaluate((copied) => {
    const parsed = new DOMParser().parseFromString(copied, 'text/html');
    return parsed.querySelectorAll('img, script, [onerror], [onclick], a[href^="javascript"]')
      .length;
  }, html);
  expect(live).toBe(0);
  expect(html).toContain('&lt;img');
});

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  await expect(page.locator('img, script:not([src]), a[href^="javascript"]')).toHaveCount(0);
}
