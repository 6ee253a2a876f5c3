/** The strength of a sound in six bands, frame by frame. */

/** From the first band's lower corner to the last one's upper one, Hz. */
export const BAND_EDGES_HZ = [0, 120, 400, 1000, 2500, 5000, 8000] as const;
export const BANDS = 6;
/** One frame of bands. */
export const FRAME_MS = 20;
/** Frames of one step of 100 ms. */
export const STEP_FRAMES = 5;

/** The strength of a step's sound: band after band for each frame in turn, dBFS, −100 for nothing. */
export type BandLevels = readonly number[];
