/** Somebody without a mouse: the keys, and what each stop of the Tab key owes them. */
import type { Locator, Page } from '@playwright/test';

/** More stops than any screen has. */
const MOST_STOPS = 120;

interface Stop {
  readonly name: string;
  /** Whether it stands below or beside the stop before it, as it is read. */
  readonly follows: boolean;
  readonly faults: readonly string[];
  /** Tells one stop from another. */
  readonly mark: string;
}

export class Keyboard {
  constructor(readonly page: Page) {}

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until the focus is in `target`. @throws when it never comes there */
  async tabTo(target: Locator): Promise<void> {
    const passed: string[] = [];
    for (let count = 0; count < MOST_STOPS; count += 1) {
      if (await target.evaluate((element) => element.contains(document.activeElement))) return;
      await this.press('Tab');
      passed.push((await this.stop())?.name ?? 'nothing');
    }
    throw new Error(`Tab leads only past ${passed.join(', ')}`);
  }

  /** What has the focus; null where nothing has. */
  async stop(): Promise<Stop | null> {
    return await this.page.evaluate(stopInPage);
  }

  /**
   * Goes by Tab through the whole screen, from where the focus is to the last stop.
   * @returns what is wrong: a stop that cannot be seen, and one that comes before what is above it
   */
  async walk(): Promise<string[]> {
    const faults: string[] = [];
    const seen = new Set<string>();
    let before: Stop | null = null;
    for (let count = 0; count < MOST_STOPS; count += 1) {
      await this.press('Tab');
      const stop = await this.stop();
      if (stop === null || seen.has(stop.mark)) break;
      seen.add(stop.mark);
      for (const fault of stop.faults) faults.push(`${stop.name}: ${fault}`);
      if (before && !stop.follows) faults.push(`${stop.name} comes after ${before.name}`);
      before = stop;
    }
    if (seen.size < 2) faults.push(`Only ${seen.size} stops`);
    return faults;
  }
}

/** Runs in the page. */
function stopInPage(): Stop | null {
  /** The widest part of the page around `element` that leaves `other` out, a box for each line. */
  function apart(element: Element, other: Element): DOMRect[] {
    let widest = element;
    for (let at: Element | null = element; at && !at.contains(other); at = at.parentElement)
      if (getComputedStyle(at).display !== 'contents') widest = at;
    return [...widest.getClientRects()];
  }

  /** What is read after something stands below it or to the right of it: so do rows and columns. */
  function follows(before: Element, after: Element): boolean {
    if (!before.isConnected || before.contains(after)) return true;
    const last = apart(before, after).at(-1);
    const [first] = apart(after, before);
    if (!last || !first) return true;
    return first.top >= last.bottom - 1 || first.left >= last.right - 1;
  }

  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // A control without a picture of its own is seen by its label's.
  const bare = getComputedStyle(element).opacity === '0';
  const shown = (bare && element.closest('label')) || element;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const window = globalThis as unknown as { stopBefore?: Element };
  const { stopBefore = shown } = window;
  window.stopBefore = shown;
  const ring = [element, ...(bare ? shown.querySelectorAll('*') : [])].some((each) => {
    const { outlineStyle, outlineWidth, opacity } = getComputedStyle(each);
    return opacity !== '0' && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
  const name =
    element.getAttribute('aria-label') ??
    (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null) ??
    element.textContent.trim().slice(0, 40);
  const faults: string[] = [];
  if (!ring) faults.push('has the focus, and nothing shows it');
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!hit || !(shown.contains(hit) || hit.contains(shown))) faults.push('is out of sight');
  const marked = element as HTMLElement & { stopMark?: string };
  marked.stopMark ??= String(Math.random());
  const { tagName } = element;
  return {
    name: `${tagName.toLowerCase()} “${name}”`,
    follows: follows(stopBefore, shown),
    faults,
    mark: marked.stopMark,
  };
}
