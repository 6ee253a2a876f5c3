import { expect, test } from 'vitest';
import { tabToShow } from '../../lib/platform/call-link';
import { createFakeCallTabsStore, type CallTabs } from '../../lib/platform/worker/call-tabs';

const nothing = await createFakeCallTabsStore().read();

const CALL = 1;
const OTHER = 2;
const bound = { sessionId: 's', tabId: CALL };

test.each([
  ['without a session the tab in front', { bound: null, frames: {} }, OTHER, OTHER],
  ['no tab in front, no session', { bound: null, frames: {} }, null, null],
  ['a call with a session, behind another tab', { bound, frames: { '1:0': 1 } }, OTHER, CALL],
  ['both have a call: the session’s own', { bound, frames: { '1:0': 1, '2:0': 1 } }, OTHER, CALL],
  ['a session whose call is still to come', { bound, frames: {} }, OTHER, CALL],
  ['the call has moved to the tab in front', { bound, frames: { '2:0': 1 } }, OTHER, OTHER],
  ['a session while no tab is in front', { bound, frames: {} }, null, CALL],
])('the sidebar shows: %s', (_name, tabs, activeTabId, shown) => {
  expect(tabToShow({ ...nothing, ...tabs } as CallTabs, activeTabId)).toBe(shown);
});
