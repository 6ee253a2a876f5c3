import type { Page } from '@playwright/test';
import { newTemplate } from '../../lib/templates/template';
import { originalExportTemplate, wayRecordId, wayText } from '../../lib/export/export-template';
import { visibleText } from '../../lib/export/sanitise';
import { HOSTILE, hostileUpTo } from '../fixtures/hostile';
import { expect, test } from './fixtures';
import { readClipboard } from './harness/clipboard';
import { changeSettings, putRecords } from './harness/database';
import { ExportPage } from './harness/export-page';
import { heldSession } from './harness/held-session';

const MAX_NAME = 200;
const AT = Date.UTC(2026, 2, 1);
const MORE_THAN_ASKED = 500;
const all = HOSTILE.join('\n\n');

test.describe.configure({ timeout: 240_000 });

test('hostile texts stay texts on every surface and in every format', async ({
  aparte,
  server,
  openPanelOf,
}) => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(MORE_THAN_ASKED);
  const attacks: string[] = [];
  aparte.context.on('page', (page) => guard(page, attacks));
  await changeSettings(aparte, {});
  const journal = await aparte.openExtensionPage('journal.html');
  const [first = 'x', ...names] = hostileUpTo(MAX_NAME);
  const held = heldSession('one', {
    person: first,
    notes: HOSTILE,
    commitments: HOSTILE.filter((text) => text.trim() !== ''),
    lines: { moment: all, nextTime: all, supervision: all },
  });
  // One that is still open, so that the panel lists the notes.
  const running = heldSession('two', { person: first, startedAt: Date.now(), notes: HOSTILE });
  const open = running.map((record) =>
    record.kind === 'session'
      ? {
          ...record,
          payload: { ...(record.payload as object), events: [{ type: 'started', at: Date.now() }] },
        }
      : record,
  );
  const people = names.flatMap((person, index) => heldSession(`p${index}`, { person }).slice(0, 1));
  const words = {
    heading: all.slice(0, 500),
    intro: all.slice(0, 10_000),
    outro: all.slice(-10_000),
  };
  const ways = (['mine', 'coachee', 'supervision', 'obsidian'] as const).map((name) =>
    newTemplate(
      { use: 'export', name, body: wayText({ ...originalExportTemplate(name, 'en'), ...words }) },
      { id: wayRecordId(name, 'en'), nowMs: AT },
    ),
  );
  await putRecords(journal, [...held, ...open, ...people, ...ways]);

  await test.step('the journal lists hundreds of names', async () => {
    await journal.reload();
    await expect(journal.getByText(visible(names[10])).first()).toBeAttached();
    await expectNothingRan(journal, attacks);
  });

  await test.step('the window after the call', async () => {
    const reflection = await aparte.openExtensionPage('reflection.html?session=session-one');
    await expect(reflection.getByRole('textbox').first()).toBeVisible();
    await expectNothingRan(reflection, attacks);
    await reflection.close();
  });

  const page = await aparte.openExtensionPage('journal.html#export/session-one');
  const view = new ExportPage(page);
  for (const way of ['mine', 'coachee', 'supervision', 'obsidian'] as const) {
    await test.step(`exported as ${way}`, async () => {
      await view.choose(way);
      for (const format of ['markdown', 'html', 'csv', 'json'] as const) {
        await view.as(format);
        await expect(view.preview).not.toBeEmpty();
        const { name, text } = await view.save();
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{C}/u);
        await expectNothingRan(page, attacks);
        if (format === 'html') await expectDeadPage(text, page, attacks);
      }
      await view.as('markdown');
    });
  }

  await view.choose('mine');
  for (const text of [HOSTILE[0], HOSTILE[40], HOSTILE[99]])
    await expect(view.preview.getByText(visible(text)).first()).toBeAttached();
  await view.copy();
  const { html } = await readClipboard(aparte, server.origin);
  await expectDeadPage(html, page, attacks);

  // Last, since the client that sees the panel takes the downloads to itself.
  await test.step('the panel lists hundreds of notes', async () => {
    const tab = await aparte.context.newPage();
    await tab.goto(`${server.origin}/blank`);
    const panel = await openPanelOf(tab);
    guard(panel.page, attacks);
    await panel.page.getByRole('button', { name: 'Go on here' }).click();
    await expect(panel.notes).toHaveCount(HOSTILE.length);
    await expectNothingRan(panel.page, attacks);
  });
});

/** What only a hostile text could have put into a page. */
const LIVE =
  'img, iframe, object, embed, base, [action], [formaction], script:not([src]), ' +
  '[onerror], [onload], [onclick], [onfocus], [href^="javascript" i], [src^="javascript" i]';

/** A text in the shape in which Playwright compares what is shown. */
const visible = (text = ''): string => visibleText(text).replace(/\s+/g, ' ').trim();

/** Whatever a hostile text could set off in a page is put on record. */
function guard(page: Page, attacks: string[]): void {
  page.on('dialog', (dialog) => {
    attacks.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) attacks.push(message.text());
  });
  page.on('request', (request) => {
    if (/tracker\.example|^javascript:/.test(request.url())) attacks.push(request.url());
  });
}

async function expectNothingRan(page: Page, attacks: readonly string[]): Promise<void> {
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  const found = await page.evaluate(
    (live) => [...document.querySelectorAll(live)].map((each) => each.outerHTML.slice(0, 200)),
    LIVE,
  );
  expect(found).toEqual([]);
  expect(attacks).toEqual([]);
}

/** Opened by a browser, with no policy to protect it, the exported HTML does nothing. */
async function expectDeadPage(html: string, from: Page, attacks: string[]): Promise<void> {
  const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const browser = from.context();
  const page = await browser.newPage();
  await page.setContent(bare);
  expect(await page.evaluate(() => document.querySelectorAll('li, p').length)).toBeGreaterThan(9);
  const names = await page.evaluate(() => [
    ...new Set([...document.body.querySelectorAll('*')].map((each) => each.tagName)),
  ]);
  const known = ['H1', 'H2', 'H3', 'P', 'UL', 'LI', 'BR'];
  // The clipboard's HTML comes back with the browser's own styles and nothing else.
  expect(names.filter((name) => !known.includes(name) && name !== 'SPAN')).toEqual([]);
  await expectNothingRan(page, attacks);
  await page.close();
}
