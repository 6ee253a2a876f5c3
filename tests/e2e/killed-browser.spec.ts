import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { launchAparte, type Aparte } from './harness/browser';
import { readRecords } from './harness/database';
import { openPanel } from './harness/panel';
import { PanelPage } from './harness/panel-page';

const KILLS = 20;

/** What is being typed may be this old when the browser dies, in ms. */
const DRAFT_AGE_MS = 300;

test('what was shown as saved survives a killed browser, twenty times, and so does the draft', async ({
  server,
}) => {
  test.setTimeout(600_000);
  const profileDir = mkdtempSync(join(tmpdir(), 'aparte-killed-'));
  const written: string[] = [];
  for (let round = 1; round <= KILLS; round += 1) {
    const aparte = await launchAparte({ profileDir });
    const panel = await panelOnBlankPage(aparte, server.origin);
    if (round === 1) await panel.startWithNew('Camille');
    else await panel.page.getByRole('button', { name: en.panel.open.goOn }).click();
    const text = `Note ${round}`;
    await expect(panel.noteField).toHaveValue(round === 1 ? '' : halfThought(round - 1));
    await panel.noteField.fill(text);
    await panel.page.keyboard.press('Enter');
    await panel.waitUntilSaved();
    await panel.page.keyboard.type(halfThought(round), { delay: 15 });
    await panel.page.waitForTimeout(DRAFT_AGE_MS);
    await aparte.kill();
    written.push(text);
  }

  const aparte = await launchAparte({ profileDir });
  const page: Page = await aparte.openExtensionPage('welcome.html');
  const notes = await readRecords(page, 'note');
  expect(notes.map(({ payload }) => payload.text)).toEqual(written);
  expect(await readRecords(page, 'session')).toHaveLength(1);
  await aparte.close();
  rmSync(profileDir, { recursive: true, force: true });
});

const halfThought = (round: number) => `Half a thought, the ${round}. of th`;

async function panelOnBlankPage(aparte: Aparte, origin: string): Promise<PanelPage> {
  const tab = await aparte.context.newPage();
  await tab.goto(`${origin}/blank`);
  return new PanelPage((await openPanel(aparte, tab)).page);
}
