import { describe, expect, it } from 'vitest';
import {
  clampFraction,
  drawnIntervals,
  partStarts,
  percentOfWindow,
} from '../../../components/plot/geometry';

describe('clampFraction', () => {
  it.each([
    [-0.2, 0],
    [0.4, 0.4],
    [1.7, 1],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 1],
  ])('%s becomes %s', (value, expected) => {
    expect(clampFraction(value)).toBe(expected);
  });
});

describe('partStarts', () => {
  it('divides what the first leaves in proportion', () => {
    expect(partStarts(0.2, [3, 1])).toEqual([0.2, expect.closeTo(0.8)]);
  });

  it('divides equally when nobody has spoken', () => {
    expect(partStarts(0.5, [0, 0])).toEqual([0.5, 0.75]);
    expect(partStarts(0.5, [-1, Number.NaN])).toEqual([0.5, 0.75]);
  });
});

describe('percentOfWindow', () => {
  it('cuts to the window, and an empty window is all at its start', () => {
    const window = { startMs: 1_000, endMs: 3_000 };
    expect([0, 1_500, 9_000].map((timeMs) => percentOfWindow(timeMs, window))).toEqual([
      0, 25, 100,
    ]);
    expect(percentOfWindow(5, { startMs: 5, endMs: 5 })).toBe(0);
  });
});

describe('drawnIntervals', () => {
  const window = { startMs: 0, endMs: 1_000 };

  it('cuts, orders and drops what is outside', () => {
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

  it('draws neighbours within the bridge as one, nested ones included', () => {
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
