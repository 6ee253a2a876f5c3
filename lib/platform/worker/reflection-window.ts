/** The small reflection window that opens after a call. */
import { browser } from 'wxt/browser';

const SIZE = { width: 440, height: 760 };

/** Shows the reflection of a session: in the window that already has it, otherwise in a new one. */
export async function openReflectionWindow(sessionId: string, focused: boolean): Promise<void> {
  const url = `${browser.runtime.getURL('/')}reflection.html?session=${encodeURIComponent(sessionId)}`;
  const windowId = await windowShowing(url);
  if (windowId !== null) {
    if (focused) await browser.windows.update(windowId, { focused: true });
    return;
  }
  await browser.windows.create({ type: 'popup', url, focused, ...SIZE });
}

/** Older Firefox has no getContexts: there the same reflection may open in a second window. */
async function windowShowing(url: string): Promise<number | null> {
  if (typeof browser.runtime.getContexts !== 'function') return null;
  const [shown] = await browser.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] });
  return shown === undefined || shown.windowId < 0 ? null : shown.windowId;
}
