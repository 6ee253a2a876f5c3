import { describe, expect, it } from 'vitest';
import { createSteadyClock, type ClockJump } from '../../../lib/time/steady-clock';

const MINUTE = 60_000;

function clock(watched = true) {
  const computer = { wallMs: 1_000_000, monotonicMs: 700 };
  const leaps: ClockJump[] = [];
  const told: number[] = [];
  const steady = createSteadyClock({
    wallMs: () => computer.wallMs,
    monotonicMs: () => computer.monotonicMs,
    isWatched: () => watched,
    onAhead: (aheadMs) => told.push(aheadMs),
    onLeap: (leap) => leaps.push(leap),
  });
  const pass = (ms: number) => {
    computer.wallMs += ms;
    computer.monotonicMs += ms;
  };
  return { computer, steady, leaps, told, pass };
}

describe('the steady clock', () => {
  it('equals the computer’s clock while that runs evenly', () => {
    const { steady, leaps, told, pass } = clock();
    pass(5_000);
    expect(steady.nowMs()).toBe(1_005_000);
    expect([leaps, told]).toEqual([[], []]);
  });

  it('continues evenly when the computer’s clock is set back, and notifies the other pages', () => {
    const { computer, steady, told, pass } = clock();
    computer.wallMs -= 60 * MINUTE;
    pass(1_000);
    expect(steady.nowMs()).toBe(1_001_000);
    expect(told).toEqual([60 * MINUTE]);
    // The clock is set forward again, and no time is lost.
    computer.wallMs += 60 * MINUTE;
    pass(1_000);
    expect(steady.nowMs()).toBe(1_002_000);
    expect(told).toEqual([60 * MINUTE, 0]);
  });

  it('reports a long clock jump, and counts a short one as time', () => {
    const { computer, steady, leaps, pass } = clock();
    computer.wallMs += 30_000;
    pass(1_000);
    expect(steady.nowMs()).toBe(1_031_000);
    expect(leaps).toEqual([]);
    computer.wallMs += 30 * MINUTE;
    pass(1_000);
    expect(steady.nowMs()).toBe(2_832_000);
    expect(leaps).toEqual([{ fromMs: 1_032_000, toMs: 2_832_000 }]);
  });

  it('leaves clock jumps to other pages when it is read rarely', () => {
    const { computer, steady, leaps } = clock(false);
    computer.wallMs += 30 * MINUTE;
    expect(steady.nowMs()).toBe(2_800_000);
    expect(leaps).toEqual([]);
  });

  it('does not count twice a change that another page noticed first', () => {
    const { computer, steady, told } = clock();
    computer.wallMs -= 60 * MINUTE;
    steady.setAhead(60 * MINUTE);
    expect(steady.nowMs()).toBe(1_000_000);
    expect(told).toEqual([]);
  });
});
