import { NO_COUNTERS, readCounters, type Counters } from './counters';

/** A tick waits for statistics no longer than this; then it uses the last ones. */
const PATIENCE_MS = 50;

export interface StatsPoll {
  /**
   * Requests statistics of the connections that are due. The promise waits only for those of pace
   * 0.
   * @param paceMs how long a connection's last answer may be used
   */
  poll(
    connections: readonly RTCPeerConnection[],
    paceMs: (connection: RTCPeerConnection) => number,
    nowMs: number,
  ): Promise<void>;
  latest(connection: RTCPeerConnection): Counters;
}

interface Asked {
  askedAtMs: number;
  pending: boolean;
  counters: Counters;
}

/**
 * @param getStats requests the statistics of one connection
 * @param after a timer
 */
export function createStatsPoll(
  getStats: (connection: RTCPeerConnection) => Promise<Iterable<unknown>>,
  after: (delayMs: number, run: () => void) => void,
): StatsPoll {
  const asked = new WeakMap<RTCPeerConnection, Asked>();

  async function ask(connection: RTCPeerConnection, entry: Asked, nowMs: number): Promise<void> {
    entry.askedAtMs = nowMs;
    entry.pending = true;
    try {
      entry.counters = readCounters(await getStats(connection));
    } catch {
      entry.counters = NO_COUNTERS;
    } finally {
      entry.pending = false;
    }
  }

  return {
    async poll(connections, paceMs, nowMs) {
      const awaited: Promise<void>[] = [];
      for (const connection of connections) {
        let entry = asked.get(connection);
        if (!entry) {
          entry = { askedAtMs: Number.NEGATIVE_INFINITY, pending: false, counters: NO_COUNTERS };
          asked.set(connection, entry);
        }
        if (entry.pending) continue;
        const pace = paceMs(connection);
        if (nowMs - entry.askedAtMs < pace) continue;
        const answer = ask(connection, entry, nowMs);
        if (pace === 0) awaited.push(answer);
      }
      if (awaited.length === 0) return;
      const patience = new Promise<void>((resolve) => after(PATIENCE_MS, resolve));
      await Promise.race([Promise.all(awaited), patience]);
    },
    latest: (connection) => asked.get(connection)?.counters ?? NO_COUNTERS,
  };
}
