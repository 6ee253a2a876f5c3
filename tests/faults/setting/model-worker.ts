/** A recorder that dies when it is told to, and what it sent and opened meanwhile. */
import { IDBFactory } from 'fake-indexeddb';
import type { Order } from '../../../lib/messages/reports';
import { type DatabaseConnection } from '../../../lib/platform/database';
import type { CallTabsStore } from '../../../lib/platform/worker/call-tabs';
import { createRecorder } from '../../../lib/platform/worker/recorder';
import { createFakeCallTabsStore } from '../../support/call-tabs';
import { localChanges } from '../../support/changes';
import { type TestClock } from '../../support/clock';
import { testConnection, testStores } from '../../support/database';
import { recorderDependencies } from '../../support/recorder';

export function createMortalWorker(clock: TestClock) {
  globalThis.indexedDB = new IDBFactory();
  const changes = localChanges();
  /** The last order of each tab's page. */
  const orders = new Map<number, Order>();
  const reflections: { readonly sessionId: string; readonly focused: boolean }[] = [];
  /** When the call is to be checked, whether or not the worker lives on. */
  let checks: number[] = [];
  /** What a dying worker still gets done; null while it is well. */
  let deedsLeft: number | null = null;
  let dead = false;
  let callTabs = createFakeCallTabsStore();
  let life = newLife();

  function breathe(): void {
    if (dead || deedsLeft === 0) {
      dead = true;
      throw new Error('dead');
    }
    if (deedsLeft !== null) deedsLeft -= 1;
  }

  function mortal<A extends unknown[], R>(work: (...given: A) => Promise<R>) {
    return async (...given: A): Promise<R> => {
      breathe();
      return await work(...given);
    };
  }

  function newLife() {
    const connection = testConnection();
    const { open, openToWrite } = connection;
    const weak: DatabaseConnection = {
      ...connection,
      open: mortal(open),
      openToWrite: mortal(openToWrite),
    };
    const stores = testStores({ connection: weak, changes, nowMs: clock.nowMs });
    const { read, write } = callTabs;
    const tabs: CallTabsStore = {
      read: mortal(read),
      write: async (next) => {
        breathe();
        await write(next);
        // It is stored, and nobody is left to hear so.
        breathe();
      },
    };
    const recorder = createRecorder({
      ...recorderDependencies({ connection: weak, changes, stores, clock }),
      callTabs: tabs,
      sendOrder: async (tabId, order) => {
        if (!dead) orders.set(tabId, order);
      },
      openReflection: async (sessionId, focused) => {
        if (!dead) reflections.push({ sessionId, focused });
      },
      scheduleCallCheck: (inMs) => {
        if (!dead) checks.push(clock.nowMs() + inMs);
      },
    });
    return { connection, stores, recorder };
  }

  async function die(): Promise<void> {
    await life.connection.close();
    life = newLife();
    // As each worker does that starts.
    await life.recorder.checkCall();
  }

  return {
    orders,
    reflections,
    stores: () => life.stores,
    recorder: () => life.recorder,
    calls: async () => await callTabs.read(),
    /** The next check due by `untilMs`, which is then made. */
    nextCheck(untilMs: number): number | null {
      const due = Math.min(...checks);
      if (due > untilMs) return null;
      checks = checks.filter((each) => each !== due);
      return due;
    },
    /** Every object store as it is on disk, and what it holds. */
    async raw(): Promise<[name: string, rows: readonly object[]][]> {
      const database = await life.connection.open();
      const names = [...database.objectStoreNames];
      return await Promise.all(
        names.map(async (name): Promise<[string, object[]]> => [name, await database.getAll(name)]),
      );
    },
    die,
    /** It gets so much done of `work`, and no more. */
    async dieDuring(deeds: number, work: () => Promise<unknown>): Promise<void> {
      deedsLeft = deeds;
      await work().catch(() => undefined);
      deedsLeft = null;
      dead = false;
      await die();
    },
    async restart(): Promise<void> {
      callTabs = createFakeCallTabsStore();
      orders.clear();
      await die();
    },
  };
}
