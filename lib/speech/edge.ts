import type { SpeechParameters } from './parameters';

const LARGEST_FADE_MS = 150;
const LARGEST_CUT_MS = 50;
/** An edge is at most this far from the step in which the level crosses the threshold. */
export const LARGEST_SHIFT_MS = 200;

/**
 * When the level crosses a threshold within two neighbouring steps, in ms relative to their common
 * border. Levels are taken at the middle of their steps, with a straight line in between.
 */
export function crossingMs(
  outsideDb: number,
  insideDb: number,
  thresholdDb: number,
  stepMs: number,
): number {
  const inside = Math.min(1, Math.max(0, (insideDb - thresholdDb) / (insideDb - outsideDb)));
  return insideDb > outsideDb ? stepMs * (inside - 0.5) : 0;
}

/**
 * How much speech lies beyond the crossing, in ms. The closer the noise is to the voice, the higher
 * the threshold, and the more of each word's start and end is hidden below it; there the fading is
 * assumed to continue as in silence. Negative: the threshold is so low that it includes what a
 * listener would no longer call speech.
 */
export function hiddenFadeMs(
  thresholdDb: number,
  speechDb: number,
  { fadeDb, fadeMsPerDb }: SpeechParameters,
): number {
  const hiddenMs = fadeMsPerDb * (fadeDb - (speechDb - thresholdDb));
  return Math.max(-LARGEST_CUT_MS, Math.min(LARGEST_FADE_MS, hiddenMs));
}
