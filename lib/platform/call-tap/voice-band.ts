/**
 * Measures the level of a voice. The samples are filtered here, once per report, instead of by
 * nodes of the audio graph, which would run 375 times a second for the same number.
 */
import { VOICE_BAND_HZ, weightedAsVoice } from '../../speech/voice-weight';
import { levelDbOf } from './counters';

/**
 * The filters start this long before the measured samples, so that their initial state has decayed
 * by then.
 */
export const WARM_UP_S = 0.02;

/** @returns the level of the last `length` samples, weighted as a voice, in dBFS */
export type VoiceMeter = (samples: Float32Array, length: number) => number;

export function createVoiceMeter(sampleRate: number): VoiceMeter {
  const high = butterworth('highpass', VOICE_BAND_HZ.from, sampleRate);
  // Applied twice: one filter would leave too much of a loud keyboard.
  const low = butterworth('lowpass', VOICE_BAND_HZ.to, sampleRate);
  const warmUp = Math.round(sampleRate * WARM_UP_S);

  return (samples, length) => {
    const from = Math.max(0, samples.length - length);
    let whole = 0;
    let voice = 0;
    // Two state variables for each of the three filters (transposed direct form II).
    let [h1, h2, l1, l2, m1, m2] = [0, 0, 0, 0, 0, 0];
    for (let at = Math.max(0, from - warmUp); at < samples.length; at += 1) {
      const x = samples[at] ?? 0;
      const h = high.b0 * x + h1;
      h1 = high.b1 * x - high.a1 * h + h2;
      h2 = high.b2 * x - high.a2 * h;
      const l = low.b0 * h + l1;
      l1 = low.b1 * h - low.a1 * l + l2;
      l2 = low.b2 * h - low.a2 * l;
      const m = low.b0 * l + m1;
      m1 = low.b1 * l - low.a1 * m + m2;
      m2 = low.b2 * l - low.a2 * m;
      if (at < from) continue;
      whole += x * x;
      voice += m * m;
    }
    const meanDb = (sum: number) => levelDbOf(Math.sqrt(sum / Math.max(1, samples.length - from)));
    return weightedAsVoice(meanDb(whole), meanDb(voice));
  };
}

/** 12 dB an octave; −3 dB at the corner. https://www.w3.org/TR/audio-eq-cookbook/ */
function butterworth(type: 'highpass' | 'lowpass', cornerHz: number, sampleRate: number) {
  const w = (2 * Math.PI * cornerHz) / sampleRate;
  const alpha = Math.sin(w) / Math.SQRT2;
  const a0 = 1 + alpha;
  const side = type === 'lowpass' ? 1 - Math.cos(w) : 1 + Math.cos(w);
  return {
    b0: side / 2 / a0,
    b1: (type === 'lowpass' ? side : -side) / a0,
    b2: side / 2 / a0,
    a1: (-2 * Math.cos(w)) / a0,
    a2: (1 - alpha) / a0,
  };
}
