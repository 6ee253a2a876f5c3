import { describe, expect, it } from 'vitest';
import { createEchoGate, createRecentLoudness } from '../../../lib/speech/echo-gate';

describe('the recent loudness', () => {
  it('is the highest level of the last 0.4 s', () => {
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

describe('the echo gate', () => {
  const MARGIN_DB = 8;

  /** One minute of the other side talking, with its echo the given dB lower. */
  const learned = (couplingDb: number) => {
    const gate = createEchoGate();
    for (let step = 0; step < 600; step++) gate.isEcho(couplingDb, 0, 100, MARGIN_DB);
    return gate;
  };

  it('passes everything while the other side is silent', () => {
    expect(learned(-10).isEcho(-30, Number.NEGATIVE_INFINITY, 100, MARGIN_DB)).toBe(false);
  });

  it('passes a soft word when headphones are worn', () => {
    expect(learned(-40).isEcho(-20, 0, 100, MARGIN_DB)).toBe(false);
  });

  it('treats the same level as echo when loudspeakers are used', () => {
    expect(learned(-18).isEcho(-20, 0, 100, MARGIN_DB)).toBe(true);
    expect(learned(-18).isEcho(-6, 0, 100, MARGIN_DB)).toBe(false);
  });

  it('uses a wider margin when there is more echo', () => {
    expect(learned(-18).isEcho(-9, 0, 100, 8)).toBe(false);
    expect(learned(-18).isEcho(-9, 0, 100, 10)).toBe(true);
  });

  it('assumes loudspeakers until it has measured', () => {
    expect(createEchoGate().isEcho(-12, 0, 100, MARGIN_DB)).toBe(true);
    expect(createEchoGate().isEcho(-4, 0, 100, MARGIN_DB)).toBe(false);
  });
});
