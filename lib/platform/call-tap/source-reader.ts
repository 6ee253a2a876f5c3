import type { SourceSample } from './heard-sources';

/** Few receivers ever name contributing sources: one that has named none is asked so often. */
const DISCOVER_MS = 1000;
/** A receiver in which nothing was loud for so long… */
const QUIET_AFTER_MS = 10_000;
/** …is read at every other tick of 100 ms: not again before this. */
const QUIET_PACE_MS = 150;
/** Linear; -70 dBFS. Packets carry a voice some 20 dB fainter than it is, so this lies below a soft one. */
const LOUD = 10 ** (-70 / 20);

/** What a receiver tells of its sources. */
export interface Sources {
  readonly contributing: readonly SourceSample[];
  readonly synchronization: readonly SourceSample[];
}

/** The part of `RTCRtpReceiver` that is read. */
export interface SourceTeller {
  getContributingSources(): readonly SourceSample[];
  getSynchronizationSources(): readonly SourceSample[];
}

const NONE: Sources = { contributing: [], synchronization: [] };

/**
 * Reads one receiver's sources no oftener than they can matter, since each reading makes the page's
 * thread wait for the call's. In between it gives the reading before, whose stamps say how old it is.
 * @returns call it once per tick with monotonic ms
 */
export function createSourceReader(): (receiver: SourceTeller, nowMs: number) => Sources {
  let latest = NONE;
  let readAtMs = Number.NEGATIVE_INFINITY;
  let discoveredAtMs = Number.NEGATIVE_INFINITY;
  let loudAtMs: number | undefined;
  let named = false;

  return (receiver, nowMs) => {
    loudAtMs ??= nowMs;
    const quiet = nowMs - loudAtMs > QUIET_AFTER_MS;
    if (quiet && nowMs - readAtMs < QUIET_PACE_MS) return latest;
    readAtMs = nowMs;
    let { contributing } = NONE;
    if (named || nowMs - discoveredAtMs >= DISCOVER_MS) {
      discoveredAtMs = nowMs;
      contributing = receiver.getContributingSources();
      named ||= contributing.length > 0;
    }
    latest = { contributing, synchronization: receiver.getSynchronizationSources() };
    if (contributing.some(isLoud) || latest.synchronization.some(isLoud)) loudAtMs = nowMs;
    return latest;
  };
}

function isLoud({ audioLevel }: SourceSample): boolean {
  return audioLevel !== undefined && audioLevel >= LOUD;
}
