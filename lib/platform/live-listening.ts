/** Asks a call page once for its current measurement. */
import { browser } from 'wxt/browser';
import { LIVE_PORT, liveReport, type LiveReport } from '../messages/live';

/** Frames answer at once; do not wait longer for a page that does not. */
const WAIT_MS = 250;

/** @returns the measurement of the frame that measures in this tab; null when none answers in time */
export function askLiveListening(tabId: number): Promise<LiveReport['listening']> {
  return new Promise((resolve) => {
    const port = browser.tabs.connect(tabId, { name: LIVE_PORT });
    const settle = (listening: LiveReport['listening']) => {
      clearTimeout(waiting);
      port.disconnect();
      resolve(listening);
    };
    const waiting = setTimeout(() => settle(null), WAIT_MS);
    port.onMessage.addListener((message: unknown) => {
      const parsed = liveReport.safeParse(message);
      if (parsed.success && parsed.data.listening !== null) settle(parsed.data.listening);
    });
    port.onDisconnect.addListener(() => settle(null));
  });
}
