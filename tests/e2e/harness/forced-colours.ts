/** In colours of the system's own, what is chosen or pressed must still differ from what is not. */
import type { Page } from '@playwright/test';

/** @returns every control whose state only a background would tell */
export async function unseenStates(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const ON =
      '[aria-pressed=true], [aria-checked=true], [aria-selected=true], [aria-current]:not([aria-current=false]), input:checked';
    const PARTS = [null, '::before', '::after'];

    /** All that can be seen of it: what has no picture of its own shows in its neighbour. */
    function look(element: Element): string {
      const faces = [element, element.nextElementSibling].filter((each) => each !== null);
      const signs = element.querySelectorAll('svg').length;
      return `${signs} ${faces
        .flatMap((face) => PARTS.map((part) => getComputedStyle(face, part)))
        .map((style) =>
          [
            style.content,
            style.color,
            style.backgroundColor,
            style.borderTopColor,
            style.borderBottomWidth,
            style.outlineStyle,
            style.fontWeight,
            style.textDecorationLine,
            style.opacity,
            style.inset,
            style.transform,
          ].join(),
        )
        .join('|')}`;
    }

    const faults: string[] = [];
    for (const on of document.querySelectorAll(ON)) {
      if (!on.checkVisibility()) continue;
      const off = [...document.querySelectorAll(on.tagName)].find(
        (peer) =>
          peer.className === on.className &&
          peer.getAttribute('type') === on.getAttribute('type') &&
          !peer.matches(`${ON}, :disabled`) &&
          peer !== document.activeElement,
      );
      if (off && on !== document.activeElement && look(on) === look(off))
        faults.push(`shows no state in forced colours: ${on.outerHTML.slice(0, 140)}`);
    }
    return faults;
  });
}
