/** A timer for now and an alarm in case the worker dies first (alarms wait at least 30 s). */
import { browser } from 'wxt/browser';

const NAME = 'hang-up';

export function createHangUpAlarm(check: () => void) {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) check();
  });
  return {
    schedule(inMs: number): void {
      setTimeout(check, inMs);
      void browser.alarms.create(NAME, { delayInMinutes: Math.max(0.5, (inMs + 1000) / 60_000) });
    },
  };
}
