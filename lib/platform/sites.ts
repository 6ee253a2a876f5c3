/** The sites on which the coach has allowed Aparté (host permissions). */
import { browser } from 'wxt/browser';

export const sites = {
  async allowed(): Promise<string[]> {
    return (await browser.permissions.getAll()).origins ?? [];
  },
  /** Call it in a click handler: the browser requires a user gesture. */
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
