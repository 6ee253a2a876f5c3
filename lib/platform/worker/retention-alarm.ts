/** Checks the retention periods once a day, at the browser's start, and when the coach unlocks. */
import { browser } from 'wxt/browser';
import type { KeyHolder } from '../lock/key-holder';

const NAME = 'retention';
const DAY_MINUTES = 24 * 60;

/**
 * @param check erases the people whose retention period is over; does nothing while locked
 * @param keys notifies when the coach unlocks
 */
export function checkRetention(check: () => void, keys: Pick<KeyHolder, 'listen'>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) check();
  });
  browser.runtime.onStartup.addListener(check);
  keys.listen(check);
  // Alarms survive the worker. Creating it again at each start of the worker would reset its delay.
  void browser.alarms.get(NAME).then((known) => {
    if (!known) void browser.alarms.create(NAME, { periodInMinutes: DAY_MINUTES });
  });
}
