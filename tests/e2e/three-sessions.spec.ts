import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { en } from '../../lib/i18n/en';
import { expect, test } from './fixtures';
import { audit } from './harness/audit';
import type { Aparte } from './harness/browser';
import { readRecords } from './harness/database';
import { tabTo } from './harness/keys';
import { PanelPage } from './harness/panel-page';
import { ReflectionPage } from './harness/reflection-page';

const { carried } = en.panel;
const CALL = 'Call Ana';
const MAKE = 'Half a day each week for making';

test('three sessions with one person carry commitments on, draw a chart, and can all be exported', async ({
  aparte,
}) => {
  test.setTimeout(90_000);
  // In a tab: whoever connects to see the real side panel takes the browser's downloads with them.
  const panel = new PanelPage(await aparte.openExtensionPage('sidepanel.html'));
  const fromBefore = panel.page.getByRole('region', { name: carried.title });

  await panel.startWithNew('Camille');
  await panel.answerConsent(false);
  await panel.writeNote(`> ${CALL}`);
  await panel.end();
  await lookBack(aparte, 8, CALL);

  // The second begins with what was chosen in the first: done, it is out of the way.
  await panel.startWith('Camille');
  await expect(fromBefore).toContainText(CALL);
  await fromBefore.getByRole('button', { name: carried.tick }).click();
  await expect(fromBefore).toHaveCount(0);
  await panel.writeNote(`> ${MAKE}`);
  await panel.end();
  await lookBack(aparte, 5, MAKE);

  // What is kept for later stays open, with its new date.
  await panel.startWith('Camille');
  await expect(fromBefore).toContainText(MAKE);
  await expect(fromBefore).not.toContainText(CALL);
  await fromBefore.getByRole('button', { name: carried.move }).click();
  await fromBefore.getByLabel(carried.newDate).fill('2099-03-01');
  await fromBefore.getByRole('button', { name: carried.keep, exact: true }).click();
  await expect(fromBefore).toHaveCount(0);
  await panel.end();
  await lookBack(aparte, 7, null);

  const page = await aparte.openExtensionPage('journal.html');
  await page.bringToFront();
  await readByKeys(page);
  expect(await audit(page, 'the person after three sessions')).toEqual([]);
  await exportByKeys(page);
});

/** In the window that opened by itself: the scale, the commitment noted in the session, done. */
async function lookBack(aparte: Aparte, present: number, noted: string | null): Promise<void> {
  const { page } = await ReflectionPage.opened(aparte);
  const before = (await readRecords(page, 'commitment')).length;
  if (noted !== null) {
    await page.getByRole('button', { name: en.commitments.fromNote }).click();
    await expect.poll(() => readRecords(page, 'commitment')).toHaveLength(before + 1);
  }
  const scale = page.getByRole('radiogroup', { name: en.reflection.scales.present });
  const step = (value: number) => scale.getByRole('radio', { name: String(value), exact: true });
  await step(0).focus();
  await page.keyboard.press(String(present));
  await expect(step(present)).toBeChecked();
  const closing = page.waitForEvent('close');
  await page.getByRole('button', { name: en.reflection.done, exact: true }).click();
  await closing;
}

/** The person's page as a screen reader and the keyboard find it: landmarks, chart, table, list. */
async function readByKeys(page: Page): Promise<void> {
  const words = en.journal.over;
  await tabTo(page, page.getByRole('link', { name: 'Camille', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Camille');
  await expect(page.getByRole('navigation', { name: en.journal.navigation })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);

  const chart = page.getByRole('region', { name: en.reflection.scales.present });
  const mine = page.getByRole('radio', { name: words.groups.coach });
  if (!(await mine.isChecked())) {
    await tabTo(page, page.getByRole('radiogroup').getByRole('radio', { checked: true }));
    await page.keyboard.press('ArrowRight');
  }
  await expect(mine).toBeChecked();
  await expect(chart.locator('circle')).toHaveCount(3);
  await expect(chart.getByText('Too few to tell: 3 of 6.')).toBeVisible();
  await expect(chart.getByRole('img')).toHaveAccessibleName(/3 values from/);
  await tabTo(page, chart.locator('summary'));
  await page.keyboard.press('Enter');
  const values = chart.getByRole('row').getByRole('cell').nth(1);
  await expect(values).toBeVisible();
  await expect(chart.getByRole('row')).toHaveText([/Date/, /8/, /5/, /7/]);

  const commitments = page.getByRole('region', { name: en.commitments.title });
  await expect(commitments.getByRole('checkbox', { name: MAKE })).not.toBeChecked();
  await expect(commitments).toContainText('for 1 March 2099');
}

async function exportByKeys(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: en.export.titlePerson }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: en.export.preview })).toContainText(MAKE);
  const saving = page.waitForEvent('download');
  await tabTo(page, page.getByRole('button', { name: en.export.save }));
  await page.keyboard.press('Enter');
  const file = await readFile(await (await saving).path(), 'utf8');
  expect(file).toContain(CALL);
  expect(file).toContain(MAKE);
}
