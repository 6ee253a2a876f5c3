import type { SourceSample } from './heard-sources';

/**
 * How often a receiver is asked for contributing sources while it has named none: few receivers
 * ever do.
 */
const DISCOVER_MS = 1000;
/** A receiver without loud packets for so long… */
const QUIET_AFTER_MS = 10_000;
/** …is read at every other tick of 100 ms: not again within this time. */
const QUIET_PACE_MS = 150;
/**
 * Linear; −70 dBFS. Packets report a voice some 20 dB fainter than it is, so this is below a soft
 * voice.
 */
const LOUD = 10 ** (-70 / 20);

/** The sources that a receiver reports. */
export interface Sources {
  readonly contributing: readonly SourceSample[];
  readonly synchronization: readonly SourceSample[];
}

/** The methods that are used of `RTCRtpReceiver`. */
export interface SourceTeller {
  getContributingSources(): readonly SourceSample[];
  getSynchronizationSources(): readonly SourceSample[];
}

const NONE: Sources = { contributing: [], synchronization: [] };

/**
 * Reads one receiver's sources only as often as they can matter, because each reading makes the
 * page's thread wait for the call's thread. In between it returns the last reading, whose
 * timestamps show its age.
 * @returns a function to call once per tick with monotonic ms
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
