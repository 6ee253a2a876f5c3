/**
 * When is what was deleted to be erased for good? At the browser's start, some minutes after anything
 * was written, and whenever the time of an undo is over.
 */
import { browser } from 'wxt/browser';
import { SAFETY_ALARM } from '../safety/create';

const NAME = 'purge';

/** @param purge erases what is due; resolves to in how many ms there is more, or to null */
export function purgeWhenDue(purge: () => Promise<number | null>): void {
  async function run(): Promise<void> {
    const inMs = await purge();
    if (inMs !== null) await browser.alarms.create(NAME, { delayInMinutes: inMs / 60_000 });
  }
  const quietly = () =>
    void run().catch((error: unknown) =>
      console.warn('aparté: what was deleted is not yet erased for good', error),
    );
  // Every write sets the alarm for safety copies.
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME || name === SAFETY_ALARM) quietly();
  });
  browser.runtime.onStartup.addListener(quietly);
}
