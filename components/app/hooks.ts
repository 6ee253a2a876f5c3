/** Live views of the stores: read once, read again when a change is announced. */
import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CallLinkState, Sharing } from '../../lib/call/link';
import type { RecordKind } from '../../lib/records/envelope';
import { usePanelServices, useServices } from './services';
import { ticksOf } from './ticks';

/**
 * The result of `read`, kept up to date with `kind`. Undefined until the first answer. `read` is
 * called anew when `key` changes, and after it failed as soon as safety has news.
 */
export function useStored<T>(
  kind: RecordKind,
  key: string | null,
  read: (key: string) => Promise<T>,
): T | undefined {
  const { stores, safety } = useServices();
  const [result, setResult] = useState<{ key: string; value: T } | undefined>();
  const readNow = useEffectEvent(read);

  useEffect(() => {
    if (key === null) return;
    let current = true;
    let asked = 0;
    let failed = false;
    const load = () => {
      const ticket = ++asked;
      failed = false;
      readNow(key).then(
        (value) => {
          if (current && ticket === asked) setResult({ key, value });
        },
        (error: unknown) => {
          failed = true;
          console.warn('aparté: could not be read', error);
        },
      );
    };
    load();
    const stops = [
      stores.changes.listen((change) => {
        if (change.kind === kind) load();
      }),
      safety?.listen(() => {
        if (failed) load();
      }),
    ];
    return () => {
      current = false;
      for (const stop of stops) stop?.();
    };
  }, [stores, safety, kind, key]);

  return result !== undefined && result.key === key ? result.value : undefined;
}

/**
 * Now, in epoch ms, renewed every `everyMs`, and early when something in the call changes: time is
 * derived from it, never counted. It stands still while nobody can see the page.
 */
export function useNow(everyMs = 1_000): number {
  const services = useServices();
  const ticks = useMemo(() => ticksOf(services, everyMs), [services, everyMs]);
  // As a store, so that one drawing serves the time and the change that renewed it.
  return useSyncExternalStore(ticks.listen, ticks.nowMs);
}

export function useCall(): CallLinkState {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, call.current);
}

/** The panel's tab, without who speaks in it. */
export function useTabId(): number | null {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, () => call.current().tabId);
}

/** The address of the call's page, likewise. */
export function useCallUrl(): string | null {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, () => call.current().url);
}

/** What the call shows others of this screen: an object for each share, the same through its life. */
export function useSharing(): Sharing | null {
  const { call } = usePanelServices();
  const latest = useRef<Sharing | null>(null);
  return useSyncExternalStore(call.listen, () => {
    const { sharing } = call.current();
    if (latest.current?.id !== sharing?.id) latest.current = sharing;
    return latest.current;
  });
}
