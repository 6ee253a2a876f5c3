const LOWEST_DB = -100;
const BINS = 101;
/** Weights grow instead of every bin decaying; past this they are scaled back before they overflow. */
const LARGEST_WEIGHT = 1e100;

export interface LevelHistogram {
  /** Counts `durationMs` of a level; everything counted before fades by exp(−durationMs / time constant). */
  add(levelDb: number, durationMs: number): void;
  /** Level in dB below which `share` (0–1) of the faded time lies, or `null` when nothing was counted. */
  percentileDb(share: number): number | null;
}

/** A histogram of levels in 1 dB bins that forgets exponentially: fixed memory however long the call. */
export function createLevelHistogram(timeConstantMs: number): LevelHistogram {
  const bins = new Float64Array(BINS);
  let total = 0;
  let weight = 1;

  return {
    add(levelDb, durationMs) {
      weight *= Math.exp(durationMs / timeConstantMs);
      if (weight > LARGEST_WEIGHT) {
        for (let bin = 0; bin < BINS; bin++) bins[bin] = (bins[bin] ?? 0) / weight;
        total /= weight;
        weight = 1;
      }
      const bin = Math.min(BINS - 1, Math.max(0, Math.round(levelDb - LOWEST_DB)));
      bins[bin] = (bins[bin] ?? 0) + weight * durationMs;
      total += weight * durationMs;
    },

    percentileDb(share) {
      if (total === 0) return null;
      const wanted = share * total;
      let below = 0;
      for (let bin = 0; bin < BINS; bin++) {
        const inBin = bins[bin] ?? 0;
        if (inBin > 0 && below + inBin >= wanted) {
          return LOWEST_DB + bin - 0.5 + (wanted - below) / inBin;
        }
        below += inBin;
      }
      return 0;
    },
  };
}
