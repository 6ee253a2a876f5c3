/**
 * Stores the state of the calls in `storage.session`: it survives a restart of the worker, but not of
 * the browser, just like tab ids.
 */
import { browser } from 'wxt/browser';
import { callTabs, NO_CALL_TABS, type CallTabs } from '../../call/call-tabs';

const KEY = 'callTabs';

export interface CallTabsStore {
  read(): Promise<CallTabs>;
  write(next: CallTabs): Promise<void>;
}

export function createCallTabsStore(): CallTabsStore {
  return {
    async read() {
      const stored = await browser.storage.session.get(KEY);
      const parsed = callTabs.safeParse(stored[KEY]);
      return parsed.success ? parsed.data : NO_CALL_TABS;
    },
    async write(next) {
      await browser.storage.session.set({ [KEY]: next });
    },
  };
}
