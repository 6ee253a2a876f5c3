/** Once a day, and when the browser starts: is anybody's time over? */
import { browser } from 'wxt/browser';

const NAME = 'retention';
const DAY_MINUTES = 24 * 60;

export function checkRetentionDaily(check: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) check();
  });
  browser.runtime.onStartup.addListener(check);
  // An alarm is remembered by the browser: made anew at each start of the worker, it would never ring.
  void browser.alarms.get(NAME).then((known) => {
    if (!known) void browser.alarms.create(NAME, { periodInMinutes: DAY_MINUTES });
  });
}
