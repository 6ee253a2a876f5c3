/** Which keys the browser has given to our commands, and where the coach changes them. */
import { browser } from 'wxt/browser';

export interface KeyChoice {
  /** As in the manifest. */
  readonly name: string;
  /** Empty while no key is set. */
  readonly keys: string;
}

export const browserKeys = {
  async list(): Promise<readonly KeyChoice[]> {
    const commands = await browser.commands.getAll();
    return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }));
  },
  /** Opens the browser's own page for them. */
  async change(): Promise<void> {
    const settings = browser.commands as unknown as { openShortcutSettings?(): Promise<void> };
    if (settings.openShortcutSettings) await settings.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  },
};
