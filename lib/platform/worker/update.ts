/** Delays an extension update until it interrupts nothing: reloading closes all extension pages. */
import { browser } from 'wxt/browser';

const ALARM = 'update';
const LOOK_AGAIN_MINUTES = 1;

interface Dependencies {
  /** True while a session is open, or a call is running in which one may start. */
  isBusy(): Promise<boolean>;
  /** True while a page of the extension is open, such as a half-written reflection. */
  isSeen(): Promise<boolean>;
  lookAgain(): Promise<void>;
  reload(): void;
}

/** Reloads the extension when it is idle, otherwise checks again later. */
export async function updateWhenIdle({
  isBusy,
  isSeen,
  lookAgain,
  reload,
}: Dependencies): Promise<void> {
  if ((await isBusy()) || (await isSeen())) await lookAgain();
  else reload();
}

/** With a listener for onUpdateAvailable, the browser itself installs the update only at its next start. */
export function holdUpdates(isBusy: () => Promise<boolean>): void {
  const look = () =>
    void updateWhenIdle({
      isBusy,
      isSeen: hasOwnPages,
      // An alarm rather than a timer, because the worker is suspended in the meantime.
      lookAgain: () => browser.alarms.create(ALARM, { delayInMinutes: LOOK_AGAIN_MINUTES }),
      reload: () => browser.runtime.reload(),
    });
  browser.runtime.onUpdateAvailable.addListener(look);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) look();
  });
  // The browser installed the update when it started.
  browser.runtime.onStartup.addListener(() => void browser.alarms.clear(ALARM));
}

/** Older Firefox has no getContexts: there only sessions and calls delay an update. */
async function hasOwnPages(): Promise<boolean> {
  if (typeof browser.runtime.getContexts !== 'function') return false;
  const pages = await browser.runtime.getContexts({
    contextTypes: ['TAB', 'SIDE_PANEL', 'POPUP'],
  });
  return pages.length > 0;
}
