import type { Counters } from './counters';

/** Without a packet for this long no picture arrives; statistics may be two seconds old. */
const IDLE_MS = 5000;

/**
 * Whether somebody's picture arrives: who has muted their microphone may send no sound at all, and is
 * there all the same.
 * @returns call it with the latest counters of all live connections; `nowMs` is monotonic
 */
export function followPictures(): (counters: readonly Counters[], nowMs: number) => boolean {
  let packets = Number.POSITIVE_INFINITY;
  let grewAtMs = Number.NEGATIVE_INFINITY;
  return (counters, nowMs) => {
    const total = counters.reduce((sum, { videoPackets }) => sum + videoPackets, 0);
    if (total > packets) grewAtMs = nowMs;
    packets = total;
    return nowMs - grewAtMs <= IDLE_MS;
  };
}
