/** What the clock and the call say now. */
import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { CallLinkState, Sharing } from '../../lib/call/link';
import { usePanelServices, useServices } from './services';
import { ticksOf } from './ticks';

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
