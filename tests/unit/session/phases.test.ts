import { describe, expect, it } from 'vitest';
import { phaseBounds, suggestedPhase } from '../../../lib/session/phases';
import { PHASES } from '../../../lib/session/session';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('the suggested phase', () => {
  it.each([
    ['open', 0, 5],
    ['contract', 5, 10],
    ['explore', 10, 25],
    ['deepen', 25, 35],
    ['options', 35, 45],
    ['commit', 45, 55],
    ['close', 55, 60],
  ] as const)('is %s from minute %i up to minute %i of an hour', (phase, from, until) => {
    expect(suggestedPhase(from * MINUTE_MS, HOUR_MS)).toBe(phase);
    expect(suggestedPhase(until * MINUTE_MS - 1, HOUR_MS)).toBe(phase);
    expect(phaseBounds(phase, HOUR_MS)).toEqual({
      fromMs: from * MINUTE_MS,
      untilMs: until * MINUTE_MS,
    });
  });

  it('scales with the planned length', () => {
    expect(suggestedPhase(7.5 * MINUTE_MS - 1, 90 * MINUTE_MS)).toBe('open');
    expect(suggestedPhase(7.5 * MINUTE_MS, 90 * MINUTE_MS)).toBe('contract');
    expect(suggestedPhase(27.5 * MINUTE_MS, 30 * MINUTE_MS)).toBe('close');
  });

  it('is open before the start, and stays close when time runs over', () => {
    expect(suggestedPhase(-1, HOUR_MS)).toBe('open');
    expect(suggestedPhase(HOUR_MS, HOUR_MS)).toBe('close');
    expect(suggestedPhase(2 * HOUR_MS, HOUR_MS)).toBe('close');
  });
});

describe('the bounds of the phases', () => {
  it('leave no gap, whatever the length', () => {
    for (const plannedMs of [HOUR_MS, 45 * MINUTE_MS, 61_001]) {
      const bounds = PHASES.map((phase) => phaseBounds(phase, plannedMs));
      expect(bounds[0]?.fromMs).toBe(0);
      expect(bounds.at(-1)?.untilMs).toBe(plannedMs);
      bounds.slice(1).forEach((bound, at) => expect(bound.fromMs).toBe(bounds[at]?.untilMs));
    }
  });
});
