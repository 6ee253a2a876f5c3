/**
 * Reads the cumulative audio counters of WebRTC statistics, and computes a level from two readings.
 */

/** As in `LevelReading`: the level that means 'no sound at all', in dBFS. */
export const NO_LEVEL_DB = -100;

/** Cumulative, as in `media-source` and `inbound-rtp` of https://www.w3.org/TR/webrtc-stats/ */
export interface EnergyCounter {
  /** When the browser took the reading, in ms on its own clock; equal for a cached answer. */
  readonly atMs: number;
  readonly totalAudioEnergy: number;
  readonly totalSamplesDurationS: number;
}

export interface InboundCounter {
  readonly ssrc: number;
  readonly packetsReceived: number;
  /** In ms on the browser's own clock; 0 if the browser does not report it. */
  readonly lastPacketAtMs: number;
  /** Null where the browser does not count it. */
  readonly energy: EnergyCounter | null;
}

export interface Counters {
  /** By the id of the sent track; only where the browser counts energy. */
  readonly mediaSources: ReadonlyMap<string, EnergyCounter>;
  /** The ids of sent tracks whose energy the browser does not count (Firefox). */
  readonly uncounted: ReadonlySet<string>;
  /** By the id of the receiver's track. */
  readonly inbound: ReadonlyMap<string, InboundCounter>;
  /** Video packets that have arrived, over all receivers. */
  readonly videoPackets: number;
}

export const NO_COUNTERS: Counters = {
  mediaSources: new Map(),
  uncounted: new Set(),
  inbound: new Map(),
  videoPackets: 0,
};

/** @param linear amplitude, 1 at full scale @returns dBFS between {@link NO_LEVEL_DB} and 0, to 0.1 dB */
export function levelDbOf(linear: number): number {
  if (!(linear > 0)) return NO_LEVEL_DB;
  const levelDb = Math.round(200 * Math.log10(linear)) / 10;
  return Math.min(0, Math.max(NO_LEVEL_DB, levelDb));
}

/**
 * Computes √(Δenergy/Δduration) between two readings, in dBFS.
 * @returns null when the readings give no level: no sample passed (a stopped track keeps its old
 *   numbers), or the energy fell (the browser restarted the counter with a new source)
 */
export function levelDbBetween(before: EnergyCounter, after: EnergyCounter): number | null {
  const energy = after.totalAudioEnergy - before.totalAudioEnergy;
  const durationS = after.totalSamplesDurationS - before.totalSamplesDurationS;
  if (!(durationS > 0) || !(energy >= 0)) return null;
  return levelDbOf(Math.sqrt(energy / durationS));
}

/** @param rows the values of an `RTCStatsReport`, of unchecked types */
export function readCounters(rows: Iterable<unknown>): Counters {
  const mediaSources = new Map<string, EnergyCounter>();
  const uncounted = new Set<string>();
  const inbound = new Map<string, InboundCounter>();
  let videoPackets = 0;
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) continue;
    const figures = row as Record<string, unknown>;
    const { type, kind, trackIdentifier } = figures;
    if (type !== 'media-source' && type !== 'inbound-rtp') continue;
    const { packetsReceived: packets } = figures;
    if (kind === 'video' && type === 'inbound-rtp' && isCount(packets)) videoPackets += packets;
    if (kind !== 'audio' || typeof trackIdentifier !== 'string') continue;
    const energy = energyOf(figures);
    if (type === 'media-source') {
      if (energy) mediaSources.set(trackIdentifier, energy);
      else uncounted.add(trackIdentifier);
    } else {
      const { ssrc, packetsReceived, lastPacketReceivedTimestamp } = figures;
      if (!isCount(ssrc) || !isCount(packetsReceived)) continue;
      const lastPacketAtMs = isCount(lastPacketReceivedTimestamp) ? lastPacketReceivedTimestamp : 0;
      // After a change of stream, the row of the old stream may remain next to the new one.
      const other = inbound.get(trackIdentifier);
      if (other && other.lastPacketAtMs > lastPacketAtMs) continue;
      inbound.set(trackIdentifier, { ssrc, packetsReceived, lastPacketAtMs, energy });
    }
  }
  return { mediaSources, uncounted, inbound, videoPackets };
}

function energyOf(figures: Record<string, unknown>): EnergyCounter | null {
  const { timestamp, totalAudioEnergy, totalSamplesDuration } = figures;
  if (!isCount(timestamp) || !isCount(totalAudioEnergy) || !isCount(totalSamplesDuration)) {
    return null;
  }
  return { atMs: timestamp, totalAudioEnergy, totalSamplesDurationS: totalSamplesDuration };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
