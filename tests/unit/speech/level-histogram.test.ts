import { describe, expect, it } from 'vitest';
import { createLevelHistogram } from '../../../lib/speech/level-histogram';

describe('the level histogram', () => {
  it('has no percentile before anything was counted', () => {
    expect(createLevelHistogram(1_000).percentileDb(0.5)).toBeNull();
  });

  it('finds percentiles to within a bin', () => {
    const histogram = createLevelHistogram(1e9);
    for (let db = -80; db < -20; db++) histogram.add(db, 100);
    expect(histogram.percentileDb(0.5)).toBeCloseTo(-50.5, 1);
    expect(histogram.percentileDb(0.2)).toBeCloseTo(-68.5, 1);
    expect(histogram.percentileDb(1)).toBeCloseTo(-20.5, 1);
  });

  it('weighs by time, not by number of levels', () => {
    const histogram = createLevelHistogram(1e9);
    histogram.add(-60, 900);
    for (let count = 0; count < 5; count++) histogram.add(-20, 10);
    expect(histogram.percentileDb(0.9)).toBeCloseTo(-60, 0);
  });

  it('halves a count in the time constant times ln 2', () => {
    const histogram = createLevelHistogram(10_000);
    histogram.add(-60, 1_000);
    for (let count = 0; count < 10; count++) histogram.add(-20, 1_000 * Math.LN2);
    // The old second now weighs half a second or less, the new ones about five.
    const old = 1_000 * Math.exp(-Math.LN2);
    const fresh = Array.from({ length: 10 }, (_, age) => Math.exp(-age * 0.1 * Math.LN2));
    const total = old + fresh.reduce((sum, weight) => sum + weight * 1_000 * Math.LN2, 0);
    expect(histogram.percentileDb(old / total - 0.01)).toBeCloseTo(-60, -0.5);
    expect(histogram.percentileDb(old / total + 0.01)).toBeGreaterThan(-21);
  });

  it('stays correct after a day of counting', () => {
    const histogram = createLevelHistogram(20_000);
    for (let second = 0; second < 86_400; second++) histogram.add(second % 2 ? -60 : -30, 1_000);
    expect(histogram.percentileDb(0.25)).toBeCloseTo(-60, 0);
    expect(histogram.percentileDb(0.75)).toBeCloseTo(-30, 0);
  });
});
