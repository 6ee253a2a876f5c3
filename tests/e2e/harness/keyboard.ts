/** Somebody without a mouse: the keys, and what each stop of the Tab key owes them. */
import type { Locator, Page } from '@playwright/test';

/** More stops than any screen has. */
const MOST_STOPS = 120;

interface Stop {
  readonly name: string;
  /** Of the whole screen, scrolled parts included. */
  readonly box: { readonly x: number; readonly y: number; readonly bottom: number };
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
      if (before && !follows(before, stop)) faults.push(`${stop.name} comes after ${before.name}`);
      before = stop;
    }
    if (seen.size < 2) faults.push(`Only ${seen.size} stops`);
    return faults;
  }
}

/** Below, or further on in the same row. */
function follows(before: Stop, after: Stop): boolean {
  const middle = (after.box.y + after.box.bottom) / 2;
  if (middle >= before.box.bottom) return true;
  return after.box.bottom > before.box.y && after.box.x > before.box.x;
}

/** Runs in the page. */
function stopInPage(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // A control without a picture of its own is seen by its label's.
  const bare = getComputedStyle(element).opacity === '0';
  const shown = (bare && element.closest('label')) || element;
  const { left, top, width, height, bottom } = shown.getBoundingClientRect();
  let [x, y] = [left, top];
  for (let at = shown.parentElement; at; at = at.parentElement) {
    x += at.scrollLeft;
    y += at.scrollTop;
  }
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
    box: { x, y, bottom: y + bottom - top },
    faults,
    mark: marked.stopMark,
  };
}
