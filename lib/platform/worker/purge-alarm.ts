/**
 * Runs the purge of deleted records: at the browser's start, some minutes after any write, and when the
 * next undo expires.
 */
import { browser } from 'wxt/browser';
import { SAFETY_ALARM } from '../safety/create';

const NAME = 'purge';

/** @param purge erases what is due; resolves to the ms until the next purge, or null when none is needed */
export function purgeWhenDue(purge: () => Promise<number | null>): void {
  async function run(): Promise<void> {
    const inMs = await purge();
    if (inMs !== null) await browser.alarms.create(NAME, { delayInMinutes: inMs / 60_000 });
  }
  const quietly = () =>
    void run().catch((error: unknown) =>
      console.warn('aparté: what was deleted is not yet erased for good', error),
    );
  // SAFETY_ALARM is set after every write, so it also serves for the purge some minutes later.
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME || name === SAFETY_ALARM) quietly();
  });
  browser.runtime.onStartup.addListener(quietly);
}
