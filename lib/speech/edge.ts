import type { SpeechParameters } from './parameters';

const LARGEST_FADE_MS = 150;
const LARGEST_CUT_MS = 50;
/** An edge lies at most this far from the step in which the level crosses the threshold. */
export const LARGEST_SHIFT_MS = 200;

/**
 * Where within two neighbouring steps the level crosses a threshold, relative to their common border,
 * in ms: levels stand for the middles of their steps, and between the middles for a straight line.
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
 * How much speech lies beyond the crossing, in ms. The closer the noise comes to the voice, the
 * higher the threshold, and the more of each word's beginning and end is hidden under it; there the
 * fading goes on as it does in silence. Negative: the threshold reaches down into what a listener
 * would not call speech any more.
 */
export function hiddenFadeMs(
  thresholdDb: number,
  speechDb: number,
  { fadeDb, fadeMsPerDb }: SpeechParameters,
): number {
  const hiddenMs = fadeMsPerDb * (fadeDb - (speechDb - thresholdDb));
  return Math.max(-LARGEST_CUT_MS, Math.min(LARGEST_FADE_MS, hiddenMs));
}
