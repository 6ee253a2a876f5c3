/** Aparté's own pages in a tab. */
import { browser } from 'wxt/browser';

export type PageName = 'welcome' | 'options';

export async function openPage(name: PageName): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/')}${name}.html` });
}
