import { describe, expect, it } from 'vitest';
import { createBandMeter } from '../../../lib/platform/call-tap/band-meter';

const wave = (sampleRate: number, hz: number, amplitude: number) =>
  Float32Array.from(
    { length: Math.round(sampleRate * 0.12) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / sampleRate),
  );

describe.each([16_000, 44_100, 48_000])(
  'the bands of a sound of %i samples a second',
  (sampleRate) => {
    const measure = createBandMeter(sampleRate);

    it.each([
      [60, 0],
      [250, 1],
      [700, 2],
      [1_800, 3],
      [3_500, 4],
      [6_500, 5],
    ])('contain a tone of %i Hz in its band, with its power', (hz, band) => {
      // The power of a full sine is half its squared amplitude: −20 − 3 dB.
      const bandsDb = measure(wave(sampleRate, hz, 0.1));
      expect(bandsDb).toHaveLength(30);
      for (let frame = 0; frame < 5; frame += 1) {
        const values = bandsDb.slice(frame * 6, frame * 6 + 6);
        // One frame holds hardly more than one wave of a tone of 60 Hz.
        expect(Math.abs(values[band]! + 23)).toBeLessThanOrEqual(hz < 100 ? 3 : 1);
        expect(values.every((db, at) => at === band || db < values[band]! - 10)).toBe(true);
      }
    });

    it('are at the minimum for silence', () => {
      expect(measure(new Float32Array(sampleRate / 5))).toEqual(Array(30).fill(-100));
    });
  },
);

it('each frame of 20 ms has its own bands, the newest last', () => {
  const samples = wave(16_000, 700, 0.1);
  samples.fill(0, 0, samples.length - 320);
  const bandsDb = createBandMeter(16_000)(samples);
  expect(bandsDb.slice(0, 24)).toEqual(Array(24).fill(-100));
  expect(bandsDb[26]).toBeCloseTo(-23, 0);
});
