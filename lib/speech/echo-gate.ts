const MEMORY_MS = 400;
const LOUD_ENOUGH_DB = -20;
const ECHO_MARGIN_DB = 8;

/** Remembers how loud one side was lately, to tell its echo in the other side's microphone. */
export interface RecentLoudness {
  /** Counts a level relative to that side's own speech level, in dB. */
  add(endMs: number, relativeDb: number): void;
  /** The highest relative level of the last 0.4 s, or −∞. */
  highestDb(atMs: number): number;
}

export function createRecentLoudness(): RecentLoudness {
  let recent: { endMs: number; relativeDb: number }[] = [];
  return {
    add(endMs, relativeDb) {
      // Only levels higher than all later ones can ever be the highest.
      recent = recent.filter((entry) => entry.relativeDb > relativeDb);
      recent.push({ endMs, relativeDb });
    },
    highestDb(atMs) {
      while (recent[0] && recent[0].endMs <= atMs - MEMORY_MS) recent.shift();
      return recent[0]?.relativeDb ?? Number.NEGATIVE_INFINITY;
    },
  };
}

/**
 * Whether a frame is more likely the other side's echo than speech of its own.
 * @param relativeDb the frame's level relative to its own side's speech level
 * @param otherHighestDb the other side's highest relative level of the last 0.4 s
 */
export function isEcho(relativeDb: number, otherHighestDb: number): boolean {
  return otherHighestDb > LOUD_ENOUGH_DB && relativeDb < otherHighestDb - ECHO_MARGIN_DB;
}
