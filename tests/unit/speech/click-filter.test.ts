import { describe, expect, it } from 'vitest';
import { createClickFilter } from '../../../lib/speech/click-filter';

function filtered(levelsDb: readonly number[], spikeDb: number): number[] {
  const filter = createClickFilter();
  const out = levelsDb.map((levelDb, index) =>
    filter.push({ startMs: index * 100, endMs: index * 100 + 100, levelDb }, spikeDb),
  );
  out.push(filter.flush(spikeDb));
  return out.flatMap((frame) => (frame ? [frame.levelDb] : []));
}

describe('the click filter', () => {
  it('lowers a single loud level to its neighbours', () => {
    expect(filtered([-60, -60, -20, -58, -60], 0)).toEqual([-60, -60, -58, -58, -60]);
    expect(filtered([-60, -60, -20, -58, -60], 5)).toEqual([-60, -60, -53, -58, -60]);
  });

  it('leaves a syllable of two steps unchanged', () => {
    expect(filtered([-60, -22, -20, -60], 5)).toEqual([-60, -22, -20, -60]);
  });

  it('compares with the neighbours as they were before filtering', () => {
    expect(filtered([-60, -20, -30, -60, -60], 0)).toEqual([-60, -30, -30, -60, -60]);
  });

  it('delays by one frame, and returns it at the end', () => {
    const filter = createClickFilter();
    const frame = { startMs: 0, endMs: 100, levelDb: -40 };
    expect(filter.push(frame, 0)).toBeNull();
    expect(filter.flush(0)).toMatchObject({ startMs: 0, endMs: 100 });
    expect(filter.flush(0)).toBeNull();
  });
});
