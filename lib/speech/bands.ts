/** Computes the strength of a sound in six frequency bands, frame by frame. */

/**
 * The edges of the six bands in Hz, from the first band's lower edge to the last one's upper edge.
 */
export const BAND_EDGES_HZ = [0, 120, 400, 1000, 2500, 5000, 8000] as const;
export const BANDS = 6;
/** The length of one frame. */
export const FRAME_MS = 20;
/** The number of frames in one step of 100 ms. */
export const STEP_FRAMES = 5;

/**
 * The band levels of several frames, in whole dBFS: all bands of the first frame, then all bands of
 * the next.
 */
export type FrameBands = ArrayLike<number>;

/**
 * The sound of one step, in dBFS: the bands of the whole step, and for each frame the strength of
 * the voice and of its hiss. All six bands of each frame would be enough to make words audible
 * again, so no more is passed on than is needed.
 */
export interface Sound {
  readonly bandsDb: ArrayLike<number>;
  readonly voiceDb: ArrayLike<number>;
  readonly hissDb: ArrayLike<number>;
}

/**
 * The indexes of the voice's bands without its hiss, 120 to 2500 Hz: `from` inclusive, `to`
 * exclusive.
 */
const VOICE_BANDS = { from: 1, to: 4 };
/** Lower levels are raised to this one. */
export const LOWEST_SOUND_DB = -90;
const NO_BAND_DB = -100;
/** The power of each whole dB level from 0 dBFS down; the lowest level has power 0. */
const POWERS = Float64Array.from({ length: 1 - NO_BAND_DB }, (_, db) =>
  db < -NO_BAND_DB ? 10 ** (-db / 10) : 0,
);

/**
 * @param levelDb a band's level, rounded to whole dB
 * @returns its power, 1 at full scale
 */
export function bandPower(levelDb: number): number {
  return POWERS[Math.min(-NO_BAND_DB, Math.max(0, Math.round(-levelDb)))]!;
}

/** Computes the sound of a step from the bands of its five frames. */
export function soundOfFrames(frames: FrameBands): Sound {
  const powers = new Float64Array(BANDS);
  const voiceDb = new Float64Array(STEP_FRAMES);
  const hissDb = new Float64Array(STEP_FRAMES);
  for (let frame = 0; frame < STEP_FRAMES; frame += 1) {
    let voice = 0;
    let hiss = 0;
    for (let band = 0; band < BANDS; band += 1) {
      const power = bandPower(frames[frame * BANDS + band]!);
      powers[band]! += power;
      if (band >= VOICE_BANDS.to) hiss += power;
      else if (band >= VOICE_BANDS.from) voice += power;
    }
    voiceDb[frame] = soundLevelDb(voice);
    hissDb[frame] = soundLevelDb(hiss);
  }
  return { bandsDb: powers.map((power) => soundLevelDb(power / STEP_FRAMES)), voiceDb, hissDb };
}

/** The level of all the voice's bands together, in dBFS. */
export function voiceLevelDb({ voiceDb }: Sound): number {
  let power = 0;
  for (let frame = 0; frame < STEP_FRAMES; frame += 1) {
    const db = voiceDb[frame]!;
    power += db <= LOWEST_SOUND_DB ? 0 : 10 ** (db / 10);
  }
  return soundLevelDb(power / STEP_FRAMES);
}

/** @returns dBFS, no lower than {@link LOWEST_SOUND_DB} */
export function soundLevelDb(power: number): number {
  return power > 0 ? Math.max(LOWEST_SOUND_DB, 10 * Math.log10(power)) : LOWEST_SOUND_DB;
}
