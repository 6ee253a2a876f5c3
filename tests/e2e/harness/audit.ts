/** What every screen owes to whoever reads it: WCAG 2.2 AA, no sideways scroll, targets to hit. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unseenStates } from './forced-colours';
import { clippedWords, layoutFaults } from './layout';
import { inLongerWords } from './longer-words';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const HEIGHT = 760;
/** A page of 640 at 200%, too. */
const NARROWEST = 320;
const WIDTHS = [1200, 500, 360, NARROWEST] as const;

/** Looks at the page in every width and both themes. @returns its faults, each beginning with `name` */
export async function audit(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const add = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${name}, ${where}: ${fault}`));

  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion no colour is halfway to another.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
      if (colorScheme === 'dark') continue;
      add(`${width} px`, [...(await layoutFaults(page)), ...(await clippedWords(page))]);
    }
    add(colorScheme, await axeFaults(page));
  }
  add('less motion', await movingParts(page));
  const longer = await inLongerWords(page, async () => {
    await keepPicture(page, `${name}-longer`);
    return [...(await layoutFaults(page)), ...(await clippedWords(page))];
  });
  add('longer words', longer);
  add('larger letters', await largerLetters(page));
  await page.setViewportSize({ width: 360, height: HEIGHT });
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await keepPicture(page, `${name}-forced`);
  add('forced colours', await unseenStates(page));
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

async function axeFaults(page: Page): Promise<string[]> {
  // The newer mode opens a page of its own, which would take the focus.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** Whoever asked for less motion sees none. */
async function movingParts(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== 'none' || /[1-9]/u.test(transitionDuration);
      })
      .map((element) => `moves: ${element.outerHTML.slice(0, 140)}`),
  );
}

/** WCAG 1.4.4: letters alone twice as large, in a window twice as wide as the narrowest. */
async function largerLetters(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 2 * NARROWEST, height: HEIGHT });
  const sized = (size: string) =>
    page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
  await sized('200%');
  try {
    return [...(await layoutFaults(page)), ...(await clippedWords(page))];
  } finally {
    await sized('');
  }
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['APARTE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
