import { levelDbBetween, type InboundCounter } from './counters';

/**
 * The changes between successive readings of one receiver's counters. Times are ms on the tap's
 * clock.
 */
export interface InboundTrace {
  readonly counter: InboundCounter;
  readonly readAtMs: number;
  /**
   * Level between the last two readings, in dBFS; null before the second one, or where energy is
   * not counted.
   */
  readonly levelDb: number | null;
  readonly packetsGrewAtMs: number | null;
  readonly energyGrewAtMs: number | null;
}

/** @param before the trace of the same receiver so far; undefined at its first reading */
export function traceInbound(
  before: InboundTrace | undefined,
  counter: InboundCounter,
  nowMs: number,
): InboundTrace {
  if (!before || before.counter.ssrc !== counter.ssrc) {
    return {
      counter,
      readAtMs: nowMs,
      levelDb: null,
      packetsGrewAtMs: null,
      energyGrewAtMs: null,
    };
  }
  const was = before.counter;
  // The browser caches its answers for 50 ms: ignore a repeated reading.
  if (was.energy && counter.energy && was.energy.atMs === counter.energy.atMs) return before;
  const energyGrew =
    (counter.energy?.totalAudioEnergy ?? 0) > (was.energy?.totalAudioEnergy ?? Infinity);
  return {
    counter,
    readAtMs: nowMs,
    levelDb: was.energy && counter.energy ? levelDbBetween(was.energy, counter.energy) : null,
    packetsGrewAtMs: counter.packetsReceived > was.packetsReceived ? nowMs : before.packetsGrewAtMs,
    energyGrewAtMs: energyGrew ? nowMs : before.energyGrewAtMs,
  };
}
