/** The small window after the call. */
import { browser } from 'wxt/browser';

const SIZE = { width: 440, height: 760 };

/** Shows the reflection of a session: the window it already has, else a new one. */
export async function openReflectionWindow(sessionId: string, focused: boolean): Promise<void> {
  const url = `${browser.runtime.getURL('/')}reflection.html?session=${encodeURIComponent(sessionId)}`;
  const windowId = await windowShowing(url);
  if (windowId !== null) {
    if (focused) await browser.windows.update(windowId, { focused: true });
    return;
  }
  await browser.windows.create({ type: 'popup', url, focused, ...SIZE });
}

/** An older Firefox has no getContexts: there a second window may open, of the same reflection. */
async function windowShowing(url: string): Promise<number | null> {
  if (typeof browser.runtime.getContexts !== 'function') return null;
  const [shown] = await browser.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] });
  return shown === undefined || shown.windowId < 0 ? null : shown.windowId;
}
