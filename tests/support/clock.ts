/** A clock that stands still until the test turns it. */
import type { CallClock } from '../../lib/platform/clock';

export interface TestClock extends CallClock {
  readonly ready: Promise<void>;
  set(nowMs: number): void;
  advance(byMs: number): void;
}

export function testClock(nowMs = 1_000_000): TestClock {
  let now = nowMs;
  let ids = 0;
  return {
    nowMs: () => now,
    newId: () => `id-${++ids}`,
    aheadMs: () => 0,
    setAhead: () => undefined,
    ready: Promise.resolve(),
    onLeap: () => () => undefined,
    set: (next) => {
      now = next;
    },
    advance: (byMs) => {
      now += byMs;
    },
  };
}
