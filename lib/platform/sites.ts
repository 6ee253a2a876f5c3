/** The sites the coach has allowed Aparté on. */
import { browser } from 'wxt/browser';

export const sites = {
  async allowed(): Promise<string[]> {
    return (await browser.permissions.getAll()).origins ?? [];
  },
  /** Must run in the turn of a click. */
  async allow(patterns: readonly string[]): Promise<boolean> {
    return await browser.permissions.request({ origins: [...patterns] });
  },
  async forget(patterns: readonly string[]): Promise<void> {
    await browser.permissions.remove({ origins: [...patterns] });
  },
  listen(listener: () => void): () => void {
    browser.permissions.onAdded.addListener(listener);
    browser.permissions.onRemoved.addListener(listener);
    return () => {
      browser.permissions.onAdded.removeListener(listener);
      browser.permissions.onRemoved.removeListener(listener);
    };
  },
};
