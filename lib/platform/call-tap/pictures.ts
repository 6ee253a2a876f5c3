import type { Counters } from './counters';

/**
 * After this long without a video packet, no picture arrives; statistics may be two seconds old.
 */
const IDLE_MS = 5000;

/**
 * Detects whether somebody's video arrives: a person with a muted microphone may send no sound at
 * all, but is still in the call.
 * @returns a function to call with the latest counters of all live connections; `nowMs` is
 *   monotonic
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
