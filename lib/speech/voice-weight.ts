/** Tells a voice from a keyboard by where its strength lies. */
import { NO_LEVEL_DB } from './levels';

/** Where the voiced sounds of speech have their strength; most of a keyboard's lies above. */
export const VOICE_BAND_HZ = { from: 120, to: 1000 };
/** As much as this may lie outside the band while a voice is heard. */
const OUTSIDE_DB = 6;
/** What lies outside beyond that is taken off so many times. */
const OUTSIDE_WEIGHT = 2;

/**
 * The level of a sound, less what of it no voice has: a vowel keeps its level, a key, nearly all of
 * it outside the voice's band, falls far below. Both in dBFS.
 */
export function weightedAsVoice(wholeDb: number, voiceBandDb: number): number {
  const outsideDb = wholeDb - voiceBandDb - OUTSIDE_DB;
  return outsideDb > 0 ? Math.max(NO_LEVEL_DB, voiceBandDb - OUTSIDE_WEIGHT * outsideDb) : wholeDb;
}
