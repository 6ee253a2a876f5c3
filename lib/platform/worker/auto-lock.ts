/** Locks Aparté after a time without activity on its pages. A session in use prevents the lock. */
import { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import { lastHereAt } from '../lock/presence';
import type { KeyHolder } from '../lock/key-holder';
import type { Stores } from '../stores';

const NAME = 'auto-lock';

interface AutoLockDependencies {
  readonly keys: KeyHolder;
  readonly stores: Stores;
  readonly clock: Clock;
  /** Refused while an open session is still in use (lib/session/left-open.ts). */
  lockNow(): Promise<unknown>;
}

export function lockWhenAway({ keys, stores, clock, lockNow }: AutoLockDependencies): void {
  async function check(): Promise<void> {
    if ((await keys.read()) === null) return void browser.alarms.clear(NAME);
    const settings = (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
    const awayMs = clock.nowMs() - (await lastHereAt());
    if (awayMs >= settings.lockAfterMinutes * 60_000) await lockNow();
  }

  const watch = async () => {
    if ((await keys.read()) !== null) await browser.alarms.create(NAME, { periodInMinutes: 1 });
  };
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === NAME) void check();
  });
  keys.listen(() => void watch());
}
