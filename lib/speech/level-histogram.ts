const LOWEST_DB = -100;
const BINS = 101;
/**
 * New weights grow, instead of decaying every bin; above this limit all are scaled back to avoid
 * overflow.
 */
const LARGEST_WEIGHT = 1e100;

export interface LevelHistogram {
  /**
   * Adds `durationMs` of a level; everything added before fades by exp(−durationMs / time
   * constant).
   */
  add(levelDb: number, durationMs: number): void;
  /**
   * The level in dB below which `share` (0–1) of the faded time lies; `null` if nothing was added.
   */
  percentileDb(share: number): number | null;
}

/**
 * A histogram of levels in 1 dB bins with exponential forgetting: constant memory, however long the
 * call is.
 */
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
