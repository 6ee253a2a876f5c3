/** Shows a screen as it would be in a language of longer words. */
import type { Page } from '@playwright/test';
import { pseudoText } from '../../unit/i18n/pseudo';

interface Shown {
  readonly node: Text;
  readonly text: string;
}
type LengthenedWindow = Window & { shown: Shown[] };

/** What `look` finds while every text of the interface is longer; afterwards all is as it was. */
export async function inLongerWords<Found>(page: Page, look: () => Promise<Found>): Promise<Found> {
  const texts = await page.evaluate(collect);
  await page.evaluate(put, texts.map(pseudoText));
  try {
    return await look();
  } finally {
    await page.evaluate(put, texts);
  }
}

/** Runs in the page. Names, notes, prompts and times are no words of the interface. */
function collect(): string[] {
  const NOT_OURS = '[dir=auto], :not(html)[lang], time, [role=timer], textarea, script, style';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const shown: Shown[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (/\p{L}{2}/u.test(node.data) && !node.parentElement?.closest(NOT_OURS))
      shown.push({ node, text: node.data });
  }
  (window as unknown as LengthenedWindow).shown = shown;
  return shown.map(({ text }) => text);
}

/** Runs in the page. What has been drawn anew since is left as it is. */
function put(texts: readonly string[]): void {
  const window = globalThis as unknown as LengthenedWindow;
  window.shown = window.shown.map(({ node, text }, index) => {
    const next = texts[index] ?? text;
    if (node.data === text) node.data = next;
    return { node, text: node.data === next ? next : text };
  });
}
