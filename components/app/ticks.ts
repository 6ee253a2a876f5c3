/** Timer ticks on which the screens re-render. */
import type { PageServices } from './services';

/** A measured call reports once a second: wait this long for its report, so that one render shows both. */
const PATIENCE_MS = 200;

type Ticks = ReturnType<typeof createTicks>;
const shared = new WeakMap<PageServices, Map<number, Ticks>>();

/** One timer for all users of the same interval, so that they render together. */
export function ticksOf(services: PageServices, everyMs: number): Ticks {
  const byPace = shared.get(services) ?? new Map<number, Ticks>();
  shared.set(services, byPace);
  const ticks = byPace.get(everyMs) ?? createTicks(services, everyMs);
  byPace.set(everyMs, ticks);
  return ticks;
}

function createTicks(services: PageServices, everyMs: number) {
  const { clock } = services;
  const call = services.page === 'panel' ? services.call : null;
  const listeners = new Set<() => void>();
  let nowMs = clock.nowMs();
  let patience: ReturnType<typeof setTimeout> | undefined;
  let pace: ReturnType<typeof setInterval> | undefined;

  function renew(): void {
    if (document.hidden) return;
    nowMs = clock.nowMs();
    for (const listener of listeners) listener();
  }

  function wait(firstMs: number): void {
    stopWaiting();
    patience = setTimeout(() => {
      pace = setInterval(renew, everyMs);
      renew();
    }, firstMs);
  }

  function stopWaiting(): void {
    clearTimeout(patience);
    clearInterval(pace);
  }

  function seen(): void {
    wait(everyMs);
    renew();
  }

  function called(): void {
    wait(everyMs + PATIENCE_MS);
    renew();
  }

  function start(): () => void {
    wait(everyMs);
    const stop = call?.listen(called);
    document.addEventListener('visibilitychange', seen);
    return () => {
      stopWaiting();
      stop?.();
      document.removeEventListener('visibilitychange', seen);
    };
  }

  let stop: (() => void) | undefined;
  return {
    nowMs() {
      if (listeners.size === 0 && clock.nowMs() - nowMs >= everyMs) nowMs = clock.nowMs();
      return nowMs;
    },
    listen(listener: () => void) {
      if (listeners.size === 0) stop = start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop?.();
      };
    },
  };
}
