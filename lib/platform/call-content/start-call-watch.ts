/** Connects the call watch to the browser: ports, messages, timers and page events. */
import { browser, type Browser } from 'wxt/browser';
import { LIVE_PORT } from '../../messages/live';
import { ALIVE_GOODBYE, ALIVE_PORT, order } from '../../messages/reports';
import type { CallClock } from '../clock';
import { sendReport } from '../messages';
import { listenToTap } from '../tap-listener';
import { createCallWatch } from './call-watch';

/** How often to check whether the extension is still there, in ms. */
const CHECK_EXTENSION_MS = 500;

/** @returns stops the call watch */
export function startCallWatch(clock: CallClock): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;

  const tap = listenToTap({ onReport: (report) => watch.hearTap(report), clock, signal });
  const watch = createCallWatch({
    clock,
    after(ms, run) {
      const id = setTimeout(run, ms);
      return () => clearTimeout(id);
    },
    every(ms, run) {
      const id = setInterval(run, ms);
      return () => clearInterval(id);
    },
    send: sendReport,
    openAlivePort,
    read: tap.read,
  });

  const onConnect = (port: Browser.runtime.Port) => {
    if (port.name !== LIVE_PORT) return;
    const leave = watch.showIn((report) => port.postMessage(report));
    port.onDisconnect.addListener(leave);
  };
  const onMessage = (message: unknown): undefined => {
    const parsed = order.safeParse(message);
    if (parsed.success) watch.obey(parsed.data);
    return undefined;
  };
  browser.runtime.onConnect.addListener(onConnect);
  browser.runtime.onMessage.addListener(onMessage);
  window.addEventListener('pagehide', watch.pageHidden, { signal });

  // The browser does not notify this script when the extension is disabled, updated or removed.
  const checking = setInterval(() => {
    if (!extensionIsThere()) stop();
  }, CHECK_EXTENSION_MS);

  function stop(): void {
    clearInterval(checking);
    watch.stop();
    stopping.abort();
    if (!extensionIsThere()) return;
    browser.runtime.onConnect.removeListener(onConnect);
    browser.runtime.onMessage.removeListener(onMessage);
  }
  return stop;
}

function extensionIsThere(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

function openAlivePort(onEnd: () => void): { sayGoodbye(): void; close(): void } {
  const port = browser.runtime.connect({ name: ALIVE_PORT });
  port.onDisconnect.addListener(onEnd);
  return {
    sayGoodbye() {
      port.postMessage(ALIVE_GOODBYE);
      port.disconnect();
    },
    close: () => port.disconnect(),
  };
}
