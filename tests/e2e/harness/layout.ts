/** What sticks out of a page, is cut off, or is too small to hit. */
import type { Page } from '@playwright/test';

const LEAST_TARGET_PX = 24;

export async function layoutFaults(page: Page): Promise<string[]> {
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

/** Words that are cut off, leave their control, or lie outside the page. */
export async function clippedWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const CONTROLS = 'button, a[href], label, summary, th, td, [role^=menuitem]';
    const faults = new Set<string>();
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);

    /** Why these words cannot be read, by what they are in; null where they can. */
    function fault(element: Element, words: DOMRect): string | null {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        // Only said aloud, or shortened on purpose.
        if (style.clipPath !== 'none' || style.textOverflow === 'ellipsis') return null;
        if (style.getPropertyValue('-webkit-line-clamp') !== 'none') return null;
        if (/auto|scroll/u.test(style.overflowX)) return null;
        const box = at.getBoundingClientRect();
        const wide = words.right > box.right + 1 || words.left < box.left - 1;
        const high = words.bottom > box.bottom + 1 || words.top < box.top - 1;
        if (wide && /hidden|clip/u.test(style.overflowX)) return 'cut off';
        if (high && /hidden|clip/u.test(style.overflowY)) return 'cut off below';
        if ((wide || high) && at.matches(CONTROLS) && style.display !== 'inline')
          return 'outside their control';
        if (/auto|scroll/u.test(style.overflowY)) return null;
      }
      return words.right > document.documentElement.clientWidth + 1 ? 'outside the page' : null;
    }

    while (texts.nextNode()) {
      const node = texts.currentNode as Text;
      const element = node.parentElement;
      if (!element || !/\p{L}/u.test(node.data) || element.closest('option, textarea')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const words = range.getBoundingClientRect();
      const why = words.width > 0 ? fault(element, words) : null;
      if (why) faults.add(`has words ${why}: “${node.data.slice(0, 60)}” in ${element.className}`);
    }
    return [...faults];
  });
}
