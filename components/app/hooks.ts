/** Live views of the stores: read once, read again when a change is announced. */
import { useCallback, useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { NO_CALL, type CallLinkState } from '../../lib/call/link';
import type { RecordKind } from '../../lib/records/envelope';
import {
  DEFAULT_SETTINGS,
  newSettings,
  SETTINGS_ID,
  type Settings,
} from '../../lib/settings/settings';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from './services';

/**
 * The result of `read`, kept up to date with `kind`. Undefined until the first answer. `read` is
 * called anew when `key` changes.
 */
export function useStored<T>(
  kind: RecordKind,
  key: string | null,
  read: (key: string) => Promise<T>,
): T | undefined {
  const { stores } = useServices();
  const [result, setResult] = useState<{ key: string; value: T } | undefined>();
  const readNow = useEffectEvent(read);

  useEffect(() => {
    if (key === null) return;
    let current = true;
    let asked = 0;
    const load = () => {
      const ticket = ++asked;
      readNow(key).then(
        (value) => {
          if (current && ticket === asked) setResult({ key, value });
        },
        (error: unknown) => console.warn('aparté: could not be read', error),
      );
    };
    load();
    const stop = stores.changes.listen((change) => {
      if (change.kind === kind) load();
    });
    return () => {
      current = false;
      stop();
    };
  }, [stores, kind, key]);

  return result !== undefined && result.key === key ? result.value : undefined;
}

/** Now, in epoch ms, renewed every `everyMs`: time is derived from it, never counted. */
export function useNow(everyMs = 1_000): number {
  const { clock } = useServices();
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    const renewing = setInterval(() => setNowMs(clock.nowMs()), everyMs);
    return () => clearInterval(renewing);
  }, [clock, everyMs]);
  return nowMs;
}

const neverChanges = () => () => undefined;

export function useCall(): CallLinkState {
  const { call } = useServices();
  return useSyncExternalStore(call?.listen ?? neverChanges, call?.current ?? (() => NO_CALL));
}

/** The panel's tab, without the call's every heartbeat. */
export function useTabId(): number | null {
  const { call } = useServices();
  return useSyncExternalStore(
    call?.listen ?? neverChanges,
    call ? () => call.current().tabId : () => null,
  );
}

/** The settings and how to change some of them; undefined until they are read. */
export function useSettings(): [
  Settings | undefined,
  (changed: Partial<Settings>) => Promise<void>,
] {
  const { stores, clock } = useServices();
  const settings = useStored('setting', SETTINGS_ID, async (id) => {
    return (await stores.settings.get(id))?.payload ?? DEFAULT_SETTINGS;
  });
  const change = useCallback(
    async (changed: Partial<Settings>) => {
      const nowMs = clock.nowMs();
      await stores.settings.update(SETTINGS_ID, (record) =>
        record
          ? withPayload(record, { ...record.payload, ...changed }, nowMs)
          : newSettings({ ...DEFAULT_SETTINGS, ...changed }, nowMs),
      );
    },
    [stores, clock],
  );
  return [settings, change];
}
