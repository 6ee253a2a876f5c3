/** The clock and the id generator that the rest of the code receives as dependencies. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { createSteadyClock, type ClockJump, type SteadyClock } from '../time/steady-clock';

export interface Clock {
  /** Epoch ms, integer. */
  nowMs(): number;
  newId(): string;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  newId: () => crypto.randomUUID(),
};

/** A clock that all contexts of the extension agree on, for as long as the browser runs. */
export interface SharedClock extends Clock, Pick<SteadyClock, 'aheadMs'> {
  /** Sets the offset in every context of the extension. */
  setAhead(aheadMs: number): void;
  /** Resolves once this clock has the offset of the other contexts. */
  readonly ready: Promise<void>;
  /** @returns a function that unsubscribes */
  onLeap(listener: (leap: ClockJump) => void): () => void;
}

const KEY = 'clockAheadMs';
const LOOK_EVERY_MS = 1_000;

/** Keeps the offset in storage.session, so that pages and worker share it until the browser closes. */
export function createSharedClock(): SharedClock {
  const { session } = browser.storage;
  const tell = (aheadMs: number) => void session.set({ [KEY]: aheadMs }).catch(() => undefined);
  const { steady, onLeap } = createWatchedClock(tell);
  const parse = (value: unknown) => z.int().safeParse(value).data ?? 0;
  session.onChanged.addListener((changes) => {
    if (changes[KEY]) steady.setAhead(parse(changes[KEY].newValue));
  });
  return {
    nowMs: steady.nowMs,
    newId: () => crypto.randomUUID(),
    aheadMs: steady.aheadMs,
    setAhead(aheadMs) {
      if (aheadMs === steady.aheadMs()) return;
      steady.join(aheadMs);
      tell(aheadMs);
    },
    ready: session.get(KEY).then(
      (stored) => steady.join(parse(stored[KEY])),
      () => undefined,
    ),
    onLeap,
  };
}

export type CallClock = Omit<SharedClock, 'ready'>;

/** The clock of a call page, which gets its offset from the worker's orders. */
export function createCallClock(): CallClock {
  const { steady, onLeap } = createWatchedClock(() => undefined);
  // The same order is re-sent every few seconds; ignore it when the offset did not change.
  const { nowMs, aheadMs, join } = steady;
  return {
    nowMs,
    aheadMs,
    setAhead: (next) => (next === aheadMs() ? undefined : join(next)),
    newId: () => crypto.randomUUID(),
    onLeap,
  };
}

/** While anybody listens, checks for clock jumps every second: the sooner, the fewer times are wrong. */
function createWatchedClock(onAhead: (aheadMs: number) => void) {
  const listeners = new Set<(leap: ClockJump) => void>();
  let looking: ReturnType<typeof setInterval> | null = null;
  const steady = createSteadyClock({
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now(),
    onAhead,
    isWatched: () => listeners.size > 0,
    onLeap: (leap) => {
      for (const listener of listeners) listener(leap);
    },
  });
  return {
    steady,
    onLeap(listener: (leap: ClockJump) => void): () => void {
      listeners.add(listener);
      looking ??= setInterval(() => steady.nowMs(), LOOK_EVERY_MS);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || looking === null) return;
        clearInterval(looking);
        looking = null;
      };
    },
  };
}
