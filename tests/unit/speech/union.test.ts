import { describe, expect, it } from 'vitest';
import { createUnion } from '../../../lib/speech/union';

describe('the running union of intervals', () => {
  it('joins intervals that overlap or touch, in any order', () => {
    const union = createUnion();
    union.add([500, 900]);
    union.add([100, 200]);
    union.add([200, 300]);
    union.add([800, 1_200]);
    expect(union.takeBefore(Infinity)).toEqual([
      [100, 300],
      [500, 1_200],
    ]);
  });

  it('keeps an interval that a later one may still join', () => {
    const union = createUnion();
    union.add([100, 200]);
    union.add([400, 600]);
    expect(union.takeBefore(500)).toEqual([[100, 200]]);
    expect(union.lastWith([])).toEqual([400, 600]);
    union.add([450, 900]);
    expect(union.takeBefore(1_000)).toEqual([[400, 900]]);
    expect(union.lastWith([])).toBeNull();
  });

  it('includes open intervals without keeping them, because they may still be withdrawn', () => {
    const union = createUnion();
    union.add([100, 200]);
    expect(union.lastWith([[150, 300]])).toEqual([100, 300]);
    expect(union.lastWith([[250, 300]])).toEqual([250, 300]);
    expect(union.takeBefore(Infinity)).toEqual([[100, 200]]);
  });

  it('does not grow while one speaker goes on and others say a word', () => {
    const union = createUnion();
    for (let atMs = 0; atMs < 60_000; atMs += 1_000) {
      union.add([0, atMs + 1_000]);
      union.add([atMs + 200, atMs + 400]);
    }
    expect(union.takeBefore(Infinity)).toEqual([[0, 60_000]]);
  });
});
