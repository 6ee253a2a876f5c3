/** What a screen reader is given to say unasked: every change of every live region. */
import type { Page } from '@playwright/test';

export interface Said {
  readonly atMs: number;
  readonly text: string;
}

type ListenedWindow = Window & { said: Said[] };

export interface Aloud {
  /** What was said since the last time this was asked. */
  take(): Promise<string[]>;
}

export async function listenAloud(page: Page): Promise<Aloud> {
  await page.evaluate(collect);
  return {
    take: () =>
      page.evaluate(() =>
        (window as unknown as ListenedWindow).said.splice(0).map(({ text }) => text),
      ),
  };
}

/** Runs in the page. */
function collect(): void {
  const LIVE = '[role=status], [role=alert], [role=log], [aria-live]';
  const said: Said[] = ((window as unknown as ListenedWindow).said = []);
  const last = new WeakMap<Element, string>();
  const isLive = (region: Element) => region.getAttribute('aria-live') !== 'off';
  const textOf = (region: Element) => (region as HTMLElement).innerText.trim();
  for (const region of document.querySelectorAll(LIVE)) last.set(region, textOf(region));

  const look = (region: Element) => {
    const text = textOf(region);
    if (text === (last.get(region) ?? '')) return;
    last.set(region, text);
    if (text !== '' && isLive(region)) said.push({ atMs: Date.now(), text });
  };
  new MutationObserver((changes) => {
    const touched = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(LIVE);
      if (region) touched.add(region);
      // One that comes with its words is said too, by most.
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(LIVE)) touched.add(node);
        for (const inside of node.querySelectorAll(LIVE)) touched.add(inside);
      }
    }
    for (const region of touched) look(region);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
