/** A timer for now, and an alarm in case the worker dies first (alarms wait at least 30 s). */
import { browser } from 'wxt/browser';

const NAME = 'call-check';

export function createCallCheckAlarm(check: () => void) {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name.startsWith(NAME)) check();
  });
  return {
    /** A check asked for later does not replace an earlier one. */
    schedule(inMs: number): void {
      setTimeout(check, inMs);
      const delayInMinutes = Math.max(0.5, (inMs + 1000) / 60_000);
      void browser.alarms.create(`${NAME} ${Math.ceil(delayInMinutes)}`, { delayInMinutes });
    },
  };
}
