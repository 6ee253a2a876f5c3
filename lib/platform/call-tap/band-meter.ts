/** Measures the strength of a sound in six frequency bands, in frames of 20 ms. */
import { BAND_EDGES_HZ, BANDS, FRAME_MS, STEP_FRAMES } from '../../speech/bands';
import { NO_LEVEL_DB } from './counters';

/** @returns the bands of the last five frames, frame after frame, whole dBFS */
export type BandMeter = (samples: Float32Array) => number[];

/**
 * Applies a Hann window and a Fourier transform to each frame; the powers of the bands add up to
 * the power of the frame.
 */
export function createBandMeter(sampleRate: number): BandMeter {
  const frame = Math.round((sampleRate * FRAME_MS) / 1000);
  const size = 2 ** Math.ceil(Math.log2(frame));
  const window = Float64Array.from(
    { length: frame },
    (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / frame),
  );
  const windowPower = window.reduce((sum, weight) => sum + weight * weight, 0);
  const bandOf = Int8Array.from({ length: size / 2 }, (_, line) =>
    bandAt((line * sampleRate) / size),
  );
  const transform = createTransform(size);
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  const powers = new Float64Array(BANDS);

  return (samples) => {
    const bandsDb: number[] = [];
    for (let at = samples.length - STEP_FRAMES * frame; at < samples.length; at += frame) {
      real.fill(0);
      imaginary.fill(0);
      for (let index = 0; index < frame; index += 1) {
        real[index] = (samples[at + index] ?? 0) * window[index]!;
      }
      transform(real, imaginary);
      powers.fill(0);
      for (let line = 0; line < bandOf.length; line += 1) {
        const band = bandOf[line]!;
        if (band < 0) continue;
        // Each line except the first also counts for its mirror image.
        const weight = line === 0 ? 1 : 2;
        powers[band]! += weight * (real[line]! ** 2 + imaginary[line]! ** 2);
      }
      for (const power of powers) bandsDb.push(wholeDb(power / (size * windowPower)));
    }
    return bandsDb;
  };
}

function bandAt(hz: number): number {
  return BAND_EDGES_HZ.findIndex((from, band) => {
    const to = BAND_EDGES_HZ[band + 1];
    return to !== undefined && hz >= from && hz < to;
  });
}

function wholeDb(power: number): number {
  if (!(power > 0)) return NO_LEVEL_DB;
  return Math.min(0, Math.max(NO_LEVEL_DB, Math.round(10 * Math.log10(power))));
}

/** A Fourier transform of `size` values in place; `size` is a power of two. */
function createTransform(size: number) {
  const cosines = Float64Array.from({ length: size / 2 }, (_, at) =>
    Math.cos((2 * Math.PI * at) / size),
  );
  const sines = Float64Array.from({ length: size / 2 }, (_, at) =>
    Math.sin((2 * Math.PI * at) / size),
  );
  const mirrored = new Uint32Array(size);
  const bits = Math.log2(size);
  for (let at = 0; at < size; at += 1) {
    let turned = 0;
    for (let bit = 0; bit < bits; bit += 1) turned |= ((at >> bit) & 1) << (bits - 1 - bit);
    mirrored[at] = turned;
  }

  return (real: Float64Array, imaginary: Float64Array): void => {
    for (let at = 0; at < size; at += 1) {
      const other = mirrored[at]!;
      if (other <= at) continue;
      [real[at], real[other]] = [real[other]!, real[at]!];
      [imaginary[at], imaginary[other]] = [imaginary[other]!, imaginary[at]!];
    }
    for (let half = 1; half < size; half *= 2) {
      const stride = size / (2 * half);
      for (let from = 0; from < size; from += 2 * half) {
        for (let at = from, turn = 0; at < from + half; at += 1, turn += stride) {
          const cosine = cosines[turn]!;
          const sine = sines[turn]!;
          const partReal = real[at + half]! * cosine + imaginary[at + half]! * sine;
          const partImaginary = imaginary[at + half]! * cosine - real[at + half]! * sine;
          real[at + half] = real[at]! - partReal;
          imaginary[at + half] = imaginary[at]! - partImaginary;
          real[at]! += partReal;
          imaginary[at]! += partImaginary;
        }
      }
    }
  };
}
