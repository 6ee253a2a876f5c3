import { expect, test } from 'vitest';
import { tabToShow } from '../../lib/platform/call-link';
import type { CallTabs } from '../../lib/call/call-tabs';
import { createFakeCallTabsStore } from '../support/call-tabs';

const nothing = await createFakeCallTabsStore().read();

const CALL = 1;
const OTHER = 2;
const bound = { sessionId: 's', tabId: CALL };
const LIVE = { live: 1, others: null, url: null };

test.each([
  ['without a session the tab in front', { bound: null, frames: {} }, OTHER, OTHER],
  ['no tab in front, no session', { bound: null, frames: {} }, null, null],
  ['a call with a session, behind another tab', { bound, frames: { '1:0': LIVE } }, OTHER, CALL],
  [
    'both have a call: the session’s own',
    { bound, frames: { '1:0': LIVE, '2:0': LIVE } },
    OTHER,
    CALL,
  ],
  ['a session whose call is still to come', { bound, frames: {} }, OTHER, CALL],
  ['the call has moved to the tab in front', { bound, frames: { '2:0': LIVE } }, OTHER, OTHER],
  ['a session while no tab is in front', { bound, frames: {} }, null, CALL],
])('the sidebar shows the right tab: %s', (_name, tabs, activeTabId, shown) => {
  expect(tabToShow({ ...nothing, ...tabs } as CallTabs, activeTabId)).toBe(shown);
});
