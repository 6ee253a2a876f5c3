import { describe, expect, it } from 'vitest';
import { largest, median } from '../../../lib/listening/statistics';

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
});

describe('the largest value', () => {
  it('is null for an empty list, and may be negative', () => {
    expect(largest([])).toBeNull();
    expect(largest([-5, -2, -9])).toBe(-2);
  });
});
