import { describe, expect, it } from 'vitest';
import { ago } from '../../../lib/time/ago';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('the time ago', () => {
  it.each([
    [-5 * MINUTE, 0, 'second'],
    [59_999, 0, 'second'],
    [MINUTE, -1, 'minute'],
    [59 * MINUTE, -59, 'minute'],
    [60 * MINUTE, -1, 'hour'],
    [DAY, -1, 'day'],
    [13 * DAY, -13, 'day'],
    [21 * DAY, -3, 'week'],
    [61 * DAY, -2, 'month'],
    [366 * DAY, -1, 'year'],
  ] as const)('of %d ms is %d %s', (elapsedMs, value, unit) => {
    const said = ago(elapsedMs);
    expect(said.unit).toBe(unit);
    expect(said.value + 0).toBe(value);
  });
});
