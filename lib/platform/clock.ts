/** Time and ids, handed to all that needs them. */
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

/** One that the clocks of other contexts agree with, while the browser runs. */
export interface SharedClock extends Clock, Pick<SteadyClock, 'aheadMs'> {
  /** Tells every context of the extension. */
  setAhead(aheadMs: number): void;
  /** Resolves once it agrees with the others. */
  readonly ready: Promise<void>;
  /** @returns its stop */
  onLeap(listener: (leap: ClockJump) => void): () => void;
}

const KEY = 'clockAheadMs';
const LOOK_EVERY_MS = 1_000;

/** How it was set back is kept as long as the browser runs, and known to pages and worker. */
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

/** For a call's page, which learns from the worker's orders how far ahead the others are. */
export function createCallClock(): CallClock {
  const { steady, onLeap } = createWatchedClock(() => undefined);
  // Orders come again and again, and what they say is mostly known.
  const { nowMs, aheadMs, join } = steady;
  return {
    nowMs,
    aheadMs,
    setAhead: (next) => (next === aheadMs() ? undefined : join(next)),
    newId: () => crypto.randomUUID(),
    onLeap,
  };
}

/** Looked at every second where somebody listens: the sooner, the fewer instants are wrong. */
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
