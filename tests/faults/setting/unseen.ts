/** The disk fills between the page's question whether there is room and its write. */
import type { Page } from '@playwright/test';

interface Unseeing extends Window {
  /** Sees room where there is none. */
  unseeing?: boolean;
}

/** What the page is told is left: short, and enough. */
const SAID_LEFT_BYTES = 100 * 2 ** 20;

/** From here on the page is told that there is room, until the browser closes its database. */
export async function seeNoFullDisk(page: Page): Promise<void> {
  await page.evaluate((left) => {
    const seeing = window as Unseeing;
    const hooked = seeing.unseeing !== undefined;
    seeing.unseeing = true;
    if (hooked) return;
    const estimate = navigator.storage.estimate.bind(navigator.storage);
    navigator.storage.estimate = async () =>
      seeing.unseeing ? { quota: left, usage: 0 } : await estimate();
    const known = new WeakSet<IDBDatabase>();
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function watched(...args) {
      // The question whether to open it again is asked later, and answered truly.
      if (!known.has(this)) this.addEventListener('close', () => (seeing.unseeing = false));
      known.add(this);
      return transaction.apply(this, args);
    };
  }, SAID_LEFT_BYTES);
}
