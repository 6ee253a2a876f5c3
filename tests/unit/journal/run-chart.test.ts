import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInSignal, runChart, type RunPoint, type Signal } from '../../../lib/journal/run-chart';

const DAY = 86_400_000;
function points(...values: (number | null)[]): RunPoint[] {
  return values.map((value, index) => ({ at: index * DAY, value }));
}

describe('the amount of data in a run chart', () => {
  it.each<[number, boolean, boolean]>([
    [0, true, false],
    [5, true, false],
    [6, false, false],
    [9, false, false],
    [10, false, true],
    [11, false, true],
  ])('of %i points is classified correctly', (count, tooFew, hasMedian) => {
    const chart = runChart(points(...Array.from({ length: count }, (_, index) => index)));
    expect(chart.tooFew).toBe(tooFew);
    expect(chart.median !== null).toBe(hasMedian);
  });

  it('counts points, not sessions, so a gap does not count', () => {
    const chart = runChart(points(1, null, 2, null, 3, 4, 5));
    expect(chart).toMatchObject({ known: 5, tooFew: true });
    expect(chart.points).toHaveLength(7);
  });
});

describe('the median of a run chart', () => {
  it.each<[number[], number]>([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 3],
  ])('of %j is %d', (values, expected) => {
    expect(runChart(points(...values)).median).toBe(expected);
  });
});

describe('a signal in a run chart', () => {
  const low = 10;
  const high = 20;
  it.each<[string, (number | null)[], Signal[]]>([
    [
      'six above',
      [low, low, low, low, low, low, high, high, high, high, high, high],
      [
        { side: 'below', from: 0, to: 5, count: 6 },
        { side: 'above', from: 6, to: 11, count: 6 },
      ],
    ],
    ['five are none', [low, low, low, low, low, high, high, high, high, high], []],
    ['to and fro is none', [low, high, low, high, low, high, low, high, low, high], []],
    // The median is 15, and values equal to it are skipped.
    ['ties on the median make no run', [15, 15, 15, 15, 15, 15, 15, 15, low, high], []],
    [
      'ties on the median break no run',
      [high, high, 15, high, high, 15, high, high, low, low, low, low, low],
      [{ side: 'above', from: 0, to: 7, count: 6 }],
    ],
    [
      'a gap breaks no run',
      [high, high, null, high, high, high, high, low, low, low, low, low, low],
      [
        { side: 'above', from: 0, to: 6, count: 6 },
        { side: 'below', from: 7, to: 12, count: 6 },
      ],
    ],
    ['below ten points there is none', [low, high, high, high, high, high, high], []],
  ])('is detected correctly: %s', (_what, values, signals) => {
    expect(runChart(points(...values)).signals).toEqual(signals);
  });

  it('includes the points on its side only, not those on the median between them', () => {
    const chart = runChart(
      points(
        high,
        high,
        15,
        high,
        null,
        high,
        15,
        high,
        high,
        ...Array.from({ length: 6 }, () => low),
      ),
    );
    const held = chart.points.flatMap((_, index) => (isInSignal(chart, index) ? [index] : []));
    expect(held).toEqual([0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('is found when the values shift halfway through', () => {
    const values = [25, 26, 24, 25, 27, 26, 25, 28, 30, 31, 29, 32, 30, 33, 31, 30];
    const chart = runChart(points(...values));
    expect(chart.median).toBe(28.5);
    expect(chart.signals).toEqual([
      { side: 'below', from: 0, to: 7, count: 8 },
      { side: 'above', from: 8, to: 15, count: 8 },
    ]);
  });

  it('does not depend on the order in which points are given, nor on the scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (values, scale) => {
          const straight = runChart(points(...values));
          expect(runChart(points(...values).toReversed())).toEqual(straight);
          const scaled = runChart(
            points(...values.map((value) => (value === null ? null : value * scale))),
          );
          expect(scaled.signals).toEqual(straight.signals);
        },
      ),
    );
  });
});
