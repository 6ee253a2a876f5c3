/** The state of the calls, in memory. */
import { NO_CALL_TABS } from '../../lib/call/call-tabs';
import type { CallTabsStore } from '../../lib/platform/worker/call-tabs';

export function createFakeCallTabsStore(): CallTabsStore {
  let current = NO_CALL_TABS;
  return {
    read: async () => current,
    write: async (next) => {
      current = next;
    },
  };
}
