/** Going about a page as those do who use no mouse. */
import type { Locator, Page } from '@playwright/test';

const MOST_TABS = 120;

/** Presses Tab until it has the focus, and no oftener than a patient person would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}.`);
}
