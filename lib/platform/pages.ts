/** Opens Aparté's own pages in a tab. */
import { browser } from 'wxt/browser';

export type PageName = 'welcome' | 'options' | 'journal' | 'practice';

/** @param place the view to show, as the fragment of the address (after '#') */
export async function openPage(name: PageName, place = ''): Promise<void> {
  const hash = place === '' ? '' : `#${place}`;
  await browser.tabs.create({ url: `${browser.runtime.getURL('/')}${name}.html${hash}` });
}
