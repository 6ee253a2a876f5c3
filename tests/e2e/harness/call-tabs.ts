/** What the worker knows of tabs and calls, set from outside: for panels without a call. */
import type { Page } from '@playwright/test';
import type { CallTabs } from '../../../lib/call/call-tabs';
import { CHANGES_CHANNEL } from '../../../lib/messages/changes';

interface ExtensionGlobal {
  chrome: { storage: { session: { set(items: { callTabs: CallTabs }): Promise<void> } } };
}

/** As the worker would: the state is kept, and the panels hear of it. */
export async function tellCallTabs(
  page: Page,
  sessionId: string,
  callTabs: CallTabs,
): Promise<void> {
  await page.evaluate(
    async ([tabs, channelName, id]) => {
      const { chrome } = globalThis as unknown as ExtensionGlobal;
      await chrome.storage.session.set({ callTabs: tabs });
      const channel = new BroadcastChannel(channelName);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a window's rule: channels take no origin
      channel.postMessage({ kind: 'session', ids: [id] });
      channel.close();
    },
    [callTabs, CHANGES_CHANNEL, sessionId] as const,
  );
}
