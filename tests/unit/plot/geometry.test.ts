import { describe, expect, it } from 'vitest';
import {
  clampFraction,
  drawnIntervals,
  partStarts,
  percentOfWindow,
} from '../../../components/plot/geometry';

describe('clamping a fraction', () => {
  it.each([
    [-0.2, 0],
    [0.4, 0.4],
    [1.7, 1],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])('turns %s into %s', (value, expected) => {
    expect(clampFraction(value)).toBe(expected);
  });
});

describe('the starts of the parts', () => {
  it('divide the rest in proportion', () => {
    expect(partStarts(0.2, [3, 1])).toEqual([0.2, expect.closeTo(0.8)]);
  });

  it('divide the rest equally when nobody has spoken', () => {
    expect(partStarts(0.5, [0, 0])).toEqual([0.5, 0.75]);
    expect(partStarts(0.5, [-1, Number.NaN])).toEqual([0.5, 0.75]);
  });
});

describe('the position in a window in percent', () => {
  it('is clipped to the window, and zero for an empty window', () => {
    const window = { startMs: 1_000, endMs: 3_000 };
    expect([0, 1_500, 9_000].map((timeMs) => percentOfWindow(timeMs, window))).toEqual([
      0, 25, 100,
    ]);
    expect(percentOfWindow(5, { startMs: 5, endMs: 5 })).toBe(0);
  });
});

describe('the intervals to draw', () => {
  const window = { startMs: 0, endMs: 1_000 };

  it('are clipped, ordered and within the window', () => {
    const intervals = [
      { startMs: 900, endMs: 1_200 },
      { startMs: -50, endMs: 100 },
      { startMs: 2_000, endMs: 2_100 },
      { startMs: 300, endMs: 300 },
    ];
    expect(drawnIntervals(intervals, window)).toEqual([
      { startMs: 0, endMs: 100 },
      { startMs: 900, endMs: 1_000 },
    ]);
    expect(intervals[1]).toEqual({ startMs: -50, endMs: 100 });
  });

  it('are joined over small gaps, nested ones included', () => {
    const intervals = [
      { startMs: 0, endMs: 500 },
      { startMs: 100, endMs: 200 },
      { startMs: 510, endMs: 600 },
      { startMs: 650, endMs: 700 },
    ];
    expect(drawnIntervals(intervals, window, 10)).toEqual([
      { startMs: 0, endMs: 600 },
      { startMs: 650, endMs: 700 },
    ]);
  });
});
