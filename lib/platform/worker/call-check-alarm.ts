/** Schedules a check with a timer, and with an alarm (30 s at the least) in case the worker stops first. */
import { browser } from 'wxt/browser';

const NAME = 'call-check';

export function createCallCheckAlarm(check: () => void) {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name.startsWith(NAME)) check();
  });
  return {
    /** Schedules a check in `inMs`; earlier scheduled checks stay. */
    schedule(inMs: number): void {
      setTimeout(check, inMs);
      const delayInMinutes = Math.max(0.5, (inMs + 1000) / 60_000);
      void browser.alarms.create(`${NAME} ${Math.ceil(delayInMinutes)}`, { delayInMinutes });
    },
  };
}
