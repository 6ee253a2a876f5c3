import { createLevelHistogram } from './level-histogram';

const MEMORY_MS = 400;
const COUPLING_TIME_CONSTANT_MS = 60_000;
/**
 * While the other side talks, the own microphone mostly holds its echo, up to this percentile; a
 * level above is the own voice.
 */
const COUPLING_PERCENTILE = 0.5;
/** Assumed until learned: loudspeakers, not headphones. */
const TYPICAL_COUPLING_DB = -14;
const TYPICAL_COUPLING_WEIGHT_MS = 3_000;

/**
 * Remembers how loud one side's speech was lately, to recognise its echo in the other's microphone.
 */
export interface RecentLoudness {
  /** Adds a level of that side's speech, relative to its usual speech level, in dB. */
  add(endMs: number, relativeDb: number): void;
  /** The highest relative level of the last 0.4 s, or −∞. */
  highestDb(atMs: number): number;
}

export function createRecentLoudness(): RecentLoudness {
  let recent: { endMs: number; relativeDb: number }[] = [];
  return {
    add(endMs, relativeDb) {
      // Keep only levels higher than all later ones: no other can become the highest.
      recent = recent.filter((entry) => entry.relativeDb > relativeDb);
      recent.push({ endMs, relativeDb });
    },
    highestDb(atMs) {
      while (recent[0] && recent[0].endMs <= atMs - MEMORY_MS) recent.shift();
      return recent[0]?.relativeDb ?? Number.NEGATIVE_INFINITY;
    },
  };
}

export interface EchoGate {
  /**
   * Whether a frame is more likely the other side's echo than the own voice.
   * @param relativeDb the frame's level relative to its own side's usual speech level
   * @param otherHighestDb the other side's highest relative level of the last 0.4 s, −∞ if silent
   * @param marginDb by how much the own voice must exceed the usual echo
   */
  isEcho(relativeDb: number, otherHighestDb: number, durationMs: number, marginDb: number): boolean;
}

/**
 * Learns how far the echo stays below the other side's speech, which hardly changes during a call.
 * With headphones the echo vanishes in the noise, and even a soft 'mhm' passes; next to
 * loudspeakers the own voice must be louder.
 */
export function createEchoGate(): EchoGate {
  const couplings = createLevelHistogram(COUPLING_TIME_CONSTANT_MS);
  couplings.add(TYPICAL_COUPLING_DB, TYPICAL_COUPLING_WEIGHT_MS);
  return {
    isEcho(relativeDb, otherHighestDb, durationMs, marginDb) {
      if (otherHighestDb === Number.NEGATIVE_INFINITY) return false;
      const differenceDb = relativeDb - otherHighestDb;
      couplings.add(Math.min(0, differenceDb), durationMs);
      const couplingDb = couplings.percentileDb(COUPLING_PERCENTILE) ?? TYPICAL_COUPLING_DB;
      return differenceDb < couplingDb + marginDb;
    },
  };
}
