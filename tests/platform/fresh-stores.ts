/** Real stores over a database in memory, and a clock the test turns. */
import { IDBFactory } from 'fake-indexeddb';
import type { Changes } from '../../lib/platform/changes';
import type { CallClock } from '../../lib/platform/clock';
import { createDatabaseDoor, type DatabaseDoor } from '../../lib/platform/database';
import { createStores } from '../../lib/platform/stores';
import 'fake-indexeddb/auto';

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

/** Changes told inside this process only. */
export function localChanges(): Changes {
  const listeners = new Set<Parameters<Changes['listen']>[0]>();
  return {
    announce: (news) => listeners.forEach((listener) => listener(news)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A door to an empty database, which takes the place of the one before. */
export function freshDoor(): DatabaseDoor {
  globalThis.indexedDB = new IDBFactory();
  return createDatabaseDoor();
}

export function freshStores(changes = localChanges(), door = freshDoor()) {
  return createStores(door, changes);
}
