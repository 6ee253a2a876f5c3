import { defineBackground } from 'wxt/utils/define-background';
import { browser } from 'wxt/browser';
import { ALIVE_PORT } from '../lib/messages/reports';
import { createChanges } from '../lib/platform/changes';
import { createSharedClock, systemClock } from '../lib/platform/clock';
import { sessionKeyHolder } from '../lib/platform/lock/key-holder';
import { answerMessages, frameOf, whenGone } from '../lib/platform/messages';
import { openPage } from '../lib/platform/pages';
import { createOneStep } from '../lib/platform/one-step';
import { createPersonRights } from '../lib/platform/person-rights';
import { createSampleStore } from '../lib/platform/sample-store';
import { createWatchedConnection } from '../lib/platform/safety/create';
import { createStores } from '../lib/platform/stores';
import { answerBrowserKeys } from '../lib/platform/worker/browser-key-events';
import { lockWhenAway } from '../lib/platform/worker/auto-lock';
import { maySeeSite, registerCallScripts } from '../lib/platform/worker/call-scripts';
import { liveAnywhere } from '../lib/call/call-tabs';
import { createCallTabsStore } from '../lib/platform/worker/call-tabs';
import { createCallCheckAlarm } from '../lib/platform/worker/call-check-alarm';
import { createRecorder } from '../lib/platform/worker/recorder';
import { checkRetention } from '../lib/platform/worker/retention-alarm';
import { purgeWhenDue } from '../lib/platform/worker/purge-alarm';
import { openReflectionWindow } from '../lib/platform/worker/reflection-window';
import { keepSafe } from '../lib/platform/worker/safety';
import { openPanelOnClick } from '../lib/platform/worker/side-panel';
import { holdUpdates } from '../lib/platform/worker/update';
import { parseWithoutEval } from '../lib/platform/zod';

export default defineBackground(() => {
  parseWithoutEval();
  const connection = createWatchedConnection();
  const changes = createChanges();
  const safety = keepSafe(connection, changes);
  const callCheckAlarm = createCallCheckAlarm(() => void recorder.checkCall());
  const stores = createStores(connection, changes, systemClock.nowMs);
  const callTabs = createCallTabsStore();
  const clock = createSharedClock();
  const keys = sessionKeyHolder();
  const recorder = createRecorder({
    stores,
    lock: () => keys.write(null),
    personRights: createPersonRights({ connection, changes }),
    inOneStep: createOneStep({ connection, changes }),
    sampleStore: createSampleStore({ connection, changes }),
    callTabs,
    clock,
    // Do not await: the frame answers an order with reports, which queue behind this call.
    sendOrder: async (tabId, order) => {
      void browser.tabs.sendMessage(tabId, order).catch(() => undefined);
    },
    maySee: maySeeSite,
    openReflection: async (sessionId, focused) => {
      void safety.sessionEnded();
      await openReflectionWindow(sessionId, focused);
    },
    scheduleCallCheck: (inMs) => callCheckAlarm.schedule(inMs),
  });

  answerMessages(recorder);
  openPanelOnClick();
  lockWhenAway({
    keys,
    stores,
    clock,
    lockNow: () => recorder.obey({ type: 'lock.now' }),
  });
  purgeWhenDue(recorder.purge);
  checkRetention(() => void recorder.eraseDue().then(recorder.tidy), keys);
  answerBrowserKeys({ stores, callTabs, clock, obey: recorder.obey });

  browser.runtime.onConnect.addListener((port) => {
    const frame = port.name === ALIVE_PORT ? frameOf(port.sender) : null;
    if (frame) whenGone(port, () => void recorder.frameGone(frame));
  });
  browser.tabs.onRemoved.addListener((tabId) => void recorder.tabClosed(tabId));
  browser.permissions.onAdded.addListener(() => void registerCallScripts());
  browser.permissions.onRemoved.addListener(() => {
    void registerCallScripts();
    void recorder.sitesChanged();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void registerCallScripts();
    if (reason === 'install') void openPage('welcome');
  });
  holdUpdates(async () => (await recorder.hasOpenSession()) || liveAnywhere(await callTabs.read()));
  browser.runtime.onStartup.addListener(() => void recorder.checkCall());
  // The previous worker may have been terminated before it scheduled a check.
  void recorder.checkCall();
});
