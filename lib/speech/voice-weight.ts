/** Distinguishes a voice from a keyboard by where its strength is in the spectrum. */
import { NO_LEVEL_DB } from './levels';

/**
 * The band in which the voiced sounds of speech are strong; most of a keyboard's sound is above it.
 */
export const VOICE_BAND_HZ = { from: 120, to: 1000 };
/** The total level may exceed the level in the band by this much while a voice is heard. */
const OUTSIDE_DB = 6;
/** The excess over that is subtracted so many times. */
const OUTSIDE_WEIGHT = 2;

/**
 * The level of a sound, lowered by the part that no voice has: a vowel keeps its level, while a key
 * press, nearly all outside the voice's band, falls far below. Both parameters and the result are
 * in dBFS.
 */
export function weightedAsVoice(wholeDb: number, voiceBandDb: number): number {
  const outsideDb = wholeDb - voiceBandDb - OUTSIDE_DB;
  return outsideDb > 0 ? Math.max(NO_LEVEL_DB, voiceBandDb - OUTSIDE_WEIGHT * outsideDb) : wholeDb;
}
