import { describe, expect, it } from 'vitest';
import { augmented, disturbed, quieted } from '../../../scripts/training/augment';
import { createRandom } from '../../../scripts/training/random';
import type { Side } from '../../../scripts/training/side';

const FRAMES = 3_000;
/** Two seconds of speech in every six, starting at `from`. */
function side(from: number): Side {
  const speech = Float32Array.from({ length: FRAMES }, (_, at) =>
    (at + FRAMES - from) % 300 < 100 ? 1 : 0,
  );
  return {
    speech,
    bandsDb: Float32Array.from({ length: FRAMES * 6 }, (_, at) =>
      speech[Math.floor(at / 6)] ? -35 : -75,
    ),
    counterDb: Float32Array.from({ length: FRAMES / 5 }, (_, step) =>
      speech[step * 5] ? -20 : -55,
    ),
  };
}
const coach = side(0);
const coachee = side(150);

describe('augmented training calls', () => {
  it('replace all speech of a side that is to be silent with pauses', () => {
    const silent = quieted(coach, coachee, createRandom(1), 0);
    expect(Math.max(...silent.speech)).toBe(0);
    expect(Math.max(...silent.bandsDb)).toBe(-75);
    expect(Math.max(...silent.counterDb)).toBe(-55);
  });

  it('keep the utterances they are told to keep', () => {
    const kept = quieted(coach, coachee, createRandom(1), 1);
    expect(kept.speech).toEqual(coach.speech);
    expect(kept.bandsDb).toEqual(coach.bandsDb);
  });

  it('change how speech sounds, but not when it is spoken', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const other = disturbed(coach, coachee, createRandom(seed));
      expect(other.speech).toEqual(coach.speech);
      expect(other.bandsDb).not.toEqual(coach.bandsDb);
      expect([...other.bandsDb].every((db) => db >= -100 && db <= 0 && Number.isInteger(db))).toBe(
        true,
      );
    }
  });

  it('are the same for the same seed', () => {
    const make = (seed: number) => augmented({ coach, coachee }, createRandom(seed));
    expect(make(4)).toEqual(make(4));
    expect(make(4)).not.toEqual(make(5));
  });
});
