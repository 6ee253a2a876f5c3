/** When the coach was last active on one of our pages, in epoch ms; kept in memory, like the key. */
import { browser } from 'wxt/browser';

const KEY = 'lastHereAt';

export async function stillHere(nowMs: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: nowMs });
}

export async function lastHereAt(): Promise<number> {
  const stored: unknown = (await browser.storage.session.get(KEY))[KEY];
  return typeof stored === 'number' ? stored : 0;
}
