/** Once a day, when the browser starts, and when the coach unlocks: is anybody's time over? */
import { browser } from 'wxt/browser';
import type { KeyHolder } from '../lock/key-holder';

const NAME = 'retention';
const DAY_MINUTES = 24 * 60;

/**
 * @param check what is due is erased; it does nothing while everything is locked
 * @param keys the key comes when the coach unlocks
 */
export function checkRetention(check: () => void, keys: Pick<KeyHolder, 'listen'>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) check();
  });
  browser.runtime.onStartup.addListener(check);
  keys.listen(check);
  // An alarm is remembered by the browser: made anew at each start of the worker, it would never ring.
  void browser.alarms.get(NAME).then((known) => {
    if (!known) void browser.alarms.create(NAME, { periodInMinutes: DAY_MINUTES });
  });
}
