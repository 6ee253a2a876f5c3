/** Hooks for the current time and the state of the call. */
import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { CallLinkState, Sharing } from '../../lib/call/link';
import { usePanelServices, useServices } from './services';
import { ticksOf } from './ticks';

/**
 * The current time in epoch ms, renewed every `everyMs`, and earlier when something in the call changes.
 * Durations derive from it and are never counted. It is not renewed while the page is not visible.
 */
export function useNow(everyMs = 1_000): number {
  const services = useServices();
  const ticks = useMemo(() => ticksOf(services, everyMs), [services, everyMs]);
  // Use an external store, so that one render serves both the time and the change that renewed it.
  return useSyncExternalStore(ticks.listen, ticks.nowMs);
}

export function useCall(): CallLinkState {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, call.current);
}

/** The panel's tab id; does not re-render when the speaker changes. */
export function useTabId(): number | null {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, () => call.current().tabId);
}

/** The URL of the call's page; does not re-render when the speaker changes. */
export function useCallUrl(): string | null {
  const { call } = usePanelServices();
  return useSyncExternalStore(call.listen, () => call.current().url);
}

/**
 * What the call shares of this screen: one object per share, with the same identity while the share lasts.
 */
export function useSharing(): Sharing | null {
  const { call } = usePanelServices();
  const latest = useRef<Sharing | null>(null);
  return useSyncExternalStore(call.listen, () => {
    const { sharing } = call.current();
    if (latest.current?.id !== sharing?.id) latest.current = sharing;
    return latest.current;
  });
}
