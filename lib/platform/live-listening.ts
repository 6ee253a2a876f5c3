/** What a call hears at this moment, asked once. */
import { browser } from 'wxt/browser';
import { LIVE_PORT, liveReport, type LiveReport } from '../messages/live';

/** Frames answer at once; a page that does not is not worth waiting for. */
const WAIT_MS = 250;

/** The listening of the tab's frame that measures; null when none answers. */
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
