import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertSorted, largest, median, medianOfUnion } from '../../../lib/listening/statistics';

describe('median', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[9, -1], 4],
    [[1, 2], 1.5],
    [[5000, 1000, 500, 3400], 2200],
    [[-300, -800, 500], -300],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('is the same however the values are divided between many and few', () => {
    const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, (many, few) => {
        const sorted: number[] = [];
        for (const value of many) insertSorted(sorted, value);
        expect(sorted).toEqual(many.toSorted((a, b) => a - b));
        expect(medianOfUnion(sorted, few)).toBe(median([...many, ...few]));
      }),
    );
  });
});

describe('largest', () => {
  it('is null of none, and may be negative', () => {
    expect(largest([])).toBeNull();
    expect(largest([-5, -2, -9])).toBe(-2);
  });
});
