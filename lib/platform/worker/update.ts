/** A new version of the extension waits until it disturbs nobody: reloading closes every page. */
import { browser } from 'wxt/browser';

const ALARM = 'update';
const LOOK_AGAIN_MINUTES = 1;

interface Dependencies {
  /** A session is open, or a call is on in which one may begin. */
  isBusy(): Promise<boolean>;
  /** A page of ours is open: a reflection, say, half written. */
  isSeen(): Promise<boolean>;
  lookAgain(): Promise<void>;
  reload(): void;
}

/** Takes the new version, or looks again later. */
export async function updateWhenIdle({
  isBusy,
  isSeen,
  lookAgain,
  reload,
}: Dependencies): Promise<void> {
  if ((await isBusy()) || (await isSeen())) await lookAgain();
  else reload();
}

/** Listened to, an update is not taken by the browser itself before its next start. */
export function holdUpdates(isBusy: () => Promise<boolean>): void {
  const look = () =>
    void updateWhenIdle({
      isBusy,
      isSeen: hasOwnPages,
      // An alarm, since the worker sleeps meanwhile.
      lookAgain: () => browser.alarms.create(ALARM, { delayInMinutes: LOOK_AGAIN_MINUTES }),
      reload: () => browser.runtime.reload(),
    });
  browser.runtime.onUpdateAvailable.addListener(look);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  // The start of the browser has taken it.
  browser.runtime.onStartup.addListener(() => void browser.alarms.clear(ALARM));
}

/** An older Firefox cannot tell: there only sessions and calls hold an update back. */
async function hasOwnPages(): Promise<boolean> {
  if (typeof browser.runtime.getContexts !== 'function') return false;
  const pages = await browser.runtime.getContexts({
    contextTypes: ['TAB', 'SIDE_PANEL', 'POPUP'],
  });
  return pages.length > 0;
}
