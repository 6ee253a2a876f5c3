import { describe, expect, it } from 'vitest';
import { NO_LEVEL_DB } from '../../../lib/platform/call-tap/counters';
import { createVoiceMeter } from '../../../lib/platform/call-tap/voice-band';
import { weightedAsVoice } from '../../../lib/speech/voice-weight';

it.each([
  ['a vowel, all of it in the band', -20, -20, -20],
  ['a voice with bright consonants', -20, -26, -20],
  ['a key, with little in the band', -20, -40, -68],
  ['a key in a silent room', -20, -100, NO_LEVEL_DB],
  ['silence', NO_LEVEL_DB, NO_LEVEL_DB, NO_LEVEL_DB],
])('the weight of the voice band is right: %s', (_what, wholeDb, voiceBandDb, weightedDb) => {
  expect(weightedAsVoice(wholeDb, voiceBandDb)).toBe(weightedDb);
});

/** The sample rate of Chromium's audio context, and the common ones of devices. */
const RATES_HZ = [16_000, 48_000];
const LENGTH = 8192;

/** Samples as an analyser holds them, starting in the middle of a sound. */
function tone(hz: number, rateHz: number): Float32Array {
  return Float32Array.from(
    { length: LENGTH },
    (_, at) => 0.1 * Math.sin((2 * Math.PI * hz * at) / rateHz + 1),
  );
}

describe.each(RATES_HZ)('the voice-weighted level at %i Hz', (rateHz) => {
  const measure = (samples: Float32Array) => createVoiceMeter(rateHz)(samples, rateHz / 10);

  it.each([
    ['the lowest voice', 150, -23.2, -22.8],
    ['a vowel', 400, -23.2, -22.8],
    ['a hiss', 3500, -100, -90],
    ['the hum of a fan', 25, -100, -60],
  ])('is right for %s of %i Hz', (_what, hz, from, to) => {
    const levelDb = measure(tone(hz, rateHz));
    expect(levelDb).toBeGreaterThanOrEqual(from);
    expect(levelDb).toBeLessThanOrEqual(to);
  });

  it('covers only the last tenth of a second', () => {
    const samples = tone(400, rateHz).fill(0, LENGTH - rateHz / 10);
    expect(measure(samples)).toBe(NO_LEVEL_DB);
  });
});
