/** The keyboard shortcuts that the browser assigned to our commands, and where the coach changes them. */
import { browser } from 'wxt/browser';

export interface KeyChoice {
  /** The command's name in the manifest. */
  readonly name: string;
  /** The shortcut; empty when none is set. */
  readonly keys: string;
}

export const browserKeys = {
  async list(): Promise<readonly KeyChoice[]> {
    const commands = await browser.commands.getAll();
    return commands.map(({ name = '', shortcut = '' }) => ({ name, keys: shortcut }));
  },
  /** Opens the browser's own page for extension shortcuts. */
  async change(): Promise<void> {
    const settings = browser.commands as unknown as { openShortcutSettings?(): Promise<void> };
    if (settings.openShortcutSettings) await settings.openShortcutSettings();
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  },
};
