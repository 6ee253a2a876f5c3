import { describe, expect, it } from 'vitest';
import { crossingMs, hiddenFadeMs } from '../../../lib/speech/edge';
import { SPEECH_PARAMETERS } from '../../../lib/speech/parameters';

describe('the correction of an edge', () => {
  it('is zero when the edge lies halfway between the levels', () => {
    expect(crossingMs(-60, -20, -40, 100)).toBe(0);
  });

  it('reaches outward when the edge is low, inward when it is high', () => {
    expect(crossingMs(-60, -20, -55, 100)).toBeCloseTo(37.5);
    expect(crossingMs(-60, -20, -25, 100)).toBeCloseTo(-37.5);
  });

  it('stays within half a step', () => {
    expect(crossingMs(-41, -20, -50, 100)).toBe(50);
    expect(crossingMs(-20, -20, -50, 100)).toBe(0);
  });
});

describe('the correction for a fade hidden by noise', () => {
  const parameters = { ...SPEECH_PARAMETERS.rms, fadeDb: 25, fadeMsPerDb: 6 };
  const below = (rangeDb: number) => hiddenFadeMs(-30 - rangeDb, -30, parameters);

  it('adds what the noise hides', () => {
    expect(below(15)).toBe(60);
    expect(below(25)).toBe(0);
  });

  it('removes what is too soft to be called speech', () => {
    expect(below(28)).toBe(-18);
  });

  it('is limited in both directions', () => {
    expect(below(-30)).toBe(150);
    expect(below(60)).toBe(-50);
  });
});
