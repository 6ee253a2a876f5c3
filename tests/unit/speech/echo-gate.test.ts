import { describe, expect, it } from 'vitest';
import { createEchoGate, createRecentLoudness } from '../../../lib/speech/echo-gate';

describe('createRecentLoudness', () => {
  it('gives the highest of the last 0.4 s', () => {
    const recent = createRecentLoudness();
    recent.add(100, -5);
    recent.add(200, -2);
    recent.add(300, -9);
    expect(recent.highestDb(300)).toBe(-2);
    expect(recent.highestDb(599)).toBe(-2);
    expect(recent.highestDb(600)).toBe(-9);
    expect(recent.highestDb(700)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('createEchoGate', () => {
  const MARGIN_DB = 8;

  /** A minute of the other side talking, its echo so many dB under it. */
  const learned = (couplingDb: number) => {
    const gate = createEchoGate();
    for (let step = 0; step < 600; step++) gate.isEcho(couplingDb, 0, 100, MARGIN_DB);
    return gate;
  };

  it('lets everything pass while the other side is silent', () => {
    expect(learned(-10).isEcho(-30, Number.NEGATIVE_INFINITY, 100, MARGIN_DB)).toBe(false);
  });

  it('lets a soft word pass where headphones are worn', () => {
    expect(learned(-40).isEcho(-20, 0, 100, MARGIN_DB)).toBe(false);
  });

  it('takes the same level for echo beside loudspeakers', () => {
    expect(learned(-18).isEcho(-20, 0, 100, MARGIN_DB)).toBe(true);
    expect(learned(-18).isEcho(-6, 0, 100, MARGIN_DB)).toBe(false);
  });

  it('takes a wider margin for more echo', () => {
    expect(learned(-18).isEcho(-9, 0, 100, 8)).toBe(false);
    expect(learned(-18).isEcho(-9, 0, 100, 10)).toBe(true);
  });

  it('expects loudspeakers until it knows better', () => {
    expect(createEchoGate().isEcho(-12, 0, 100, MARGIN_DB)).toBe(true);
    expect(createEchoGate().isEcho(-4, 0, 100, MARGIN_DB)).toBe(false);
  });
});
