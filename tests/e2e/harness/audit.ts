/** What every screen owes to whoever reads it: WCAG 2.2 AA, no sideways scroll, targets to hit. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const HEIGHT = 760;
/** 320 px is also a page of 640 at 200%. */
const WIDTHS = [1200, 500, 360, 320] as const;
const LEAST_TARGET_PX = 24;

/** Looks at the page in every width and both themes. @returns its faults, each beginning with `name` */
export async function audit(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion no colour is halfway to another.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
      if (colorScheme === 'dark') continue;
      const at = `${name} at ${width} px: `;
      for (const fault of await layoutFaults(page)) faults.push(at + fault);
    }
    for (const fault of await axeFaults(page)) faults.push(`${name}, ${colorScheme}: ${fault}`);
  }
  return faults;
}

async function axeFaults(page: Page): Promise<string[]> {
  // The newer mode opens a page of its own, which would take the focus.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** What sticks out of the page or is too small to hit. */
async function layoutFaults(page: Page): Promise<string[]> {
  return await page.evaluate((leastPx) => {
    const faults: string[] = [];
    const named = (element: Element) => element.outerHTML.slice(0, 140);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`scrolls sideways, ${scrollWidth} px`);
    for (const element of document.querySelectorAll(
      'main, main *, header, nav, footer, dialog, [role=dialog]',
    )) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll' || element === document.body;
      // What is meant to scroll says so, and can be reached by keyboard.
      if (scrolls && element.scrollWidth > element.clientWidth && !element.matches('[tabindex]'))
        faults.push(`has a part that scrolls sideways: ${named(element)}`);
    }
    const targets =
      'button, a[href], input, select, textarea, summary, [role=button], [role^=menuitem], [role=radio], [role=switch], [role=checkbox], [role=tab]';
    for (const element of document.querySelectorAll<HTMLElement>(targets)) {
      // A control without a picture of its own is hit by its label; a link in a sentence is exempt.
      const boxed = element.closest('label') ?? element;
      if (getComputedStyle(boxed).display === 'inline') continue;
      if (!boxed.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { width, height } = boxed.getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      if (width < leastPx || height < leastPx)
        faults.push(`is ${Math.round(width)} × ${Math.round(height)} px: ${named(boxed)}`);
    }
    return faults;
  }, LEAST_TARGET_PX);
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['APARTE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
