import { BANDS, LOWEST_SOUND_DB, soundLevelDb, STEP_FRAMES, voiceLevelDb } from './bands';
import { createLevelHistogram } from './level-histogram';
import type { LevelReading } from './levels';

/** How many steps after the judged step are read before it is judged: 0.3 s. */
export const LOOK_AHEAD = 3;
/** How many steps before the judged step are kept. */
const LOOK_BACK = 8;
export const SPAN = LOOK_BACK + 1 + LOOK_AHEAD;

/** Below this level, differences between floors have no meaning. */
const LOWEST_FLOOR_DB = -85;
const MEMORY_MS = 60_000;
const FLOOR_PERCENTILE = 0.15;
const PEAK_PERCENTILE = 0.95;
/** After so many steps the floors change slowly, and are computed only every half second. */
const SURE_AFTER_STEPS = 100;
const LEARN_EVERY_STEPS = 5;
/** Floor and peak before anything was heard. */
const UNKNOWN_DB = -80;
/** All steps count as equally long: a late one is one observation, too. */
const STEP_MS = 100;
/** A transmission that stops between words is part of the floor; a long silence is not. */
const LONGEST_SILENCE_IN_FLOOR_MS = 2_000;

/**
 * The latest steps of one side's sound, the newest last, with its learned levels. All in dBFS.
 * Without bands only the level is kept.
 */
export interface SoundTrack {
  /** {@link SPAN} levels; the level of the voice's bands where there are bands. */
  readonly levelDb: Float64Array;
  /** The bands of each step. */
  readonly bandsDb: Float64Array;
  /** The level of the voice's bands in each frame of each step, and below the level of the hiss. */
  readonly voiceDb: Float64Array;
  readonly hissDb: Float64Array;
  readonly floorsDb: Float64Array;
  readonly peaksDb: Float64Array;
  floorDb: number;
  peakDb: number;
  hissFloorDb: number;
  /** The number of steps so far. */
  steps: number;
  /** Whether the sound has been zero for so long that it is not part of the floor. */
  silent: boolean;
  hear(reading: LevelReading): void;
  /** Repeats the newest step, without learning from it. */
  repeat(): void;
  /** Starts a new sequence without earlier steps; the learned levels stay. */
  restart(): void;
}

export function createSoundTrack(): SoundTrack {
  const bandHistograms = Array.from({ length: BANDS }, () => createLevelHistogram(MEMORY_MS));
  const histogram = createLevelHistogram(MEMORY_MS);
  let fresh = true;
  let silentForMs = 0;

  const track: SoundTrack = {
    levelDb: new Float64Array(SPAN).fill(LOWEST_SOUND_DB),
    bandsDb: new Float64Array(SPAN * BANDS).fill(LOWEST_SOUND_DB),
    voiceDb: new Float64Array(SPAN * STEP_FRAMES).fill(LOWEST_SOUND_DB),
    hissDb: new Float64Array(SPAN * STEP_FRAMES).fill(LOWEST_SOUND_DB),
    floorsDb: new Float64Array(BANDS).fill(UNKNOWN_DB),
    peaksDb: new Float64Array(BANDS).fill(UNKNOWN_DB),
    floorDb: UNKNOWN_DB,
    peakDb: UNKNOWN_DB,
    hissFloorDb: -77,
    steps: 0,
    silent: false,

    hear({ levelDb, sound }) {
      track.repeat();
      if (sound) {
        track.bandsDb.set(sound.bandsDb, (SPAN - 1) * BANDS);
        track.voiceDb.set(sound.voiceDb, (SPAN - 1) * STEP_FRAMES);
        track.hissDb.set(sound.hissDb, (SPAN - 1) * STEP_FRAMES);
      }
      const levelNowDb = sound ? voiceLevelDb(sound) : Math.max(LOWEST_SOUND_DB, levelDb);
      track.levelDb[SPAN - 1] = levelNowDb;
      if (fresh) spread();
      learn(levelNowDb, sound !== undefined);
      track.steps += 1;
    },

    repeat() {
      track.levelDb.copyWithin(0, 1);
      track.bandsDb.copyWithin(0, BANDS);
      track.voiceDb.copyWithin(0, STEP_FRAMES);
      track.hissDb.copyWithin(0, STEP_FRAMES);
    },

    restart() {
      fresh = true;
    },
  };

  /** Fills the earlier steps with the first one, because nothing came before it. */
  function spread(): void {
    fresh = false;
    for (const [values, size] of [
      [track.levelDb, 1],
      [track.bandsDb, BANDS],
      [track.voiceDb, STEP_FRAMES],
      [track.hissDb, STEP_FRAMES],
    ] as const) {
      for (let step = 0; step < SPAN - 1; step += 1) {
        values.copyWithin(step * size, (SPAN - 1) * size);
      }
    }
  }

  function learn(levelDb: number, withBands: boolean): void {
    silentForMs = levelDb <= LOWEST_SOUND_DB + 0.1 ? silentForMs + STEP_MS : 0;
    track.silent = silentForMs > LONGEST_SILENCE_IN_FLOOR_MS;
    const bands = withBands ? BANDS : 0;
    if (!track.silent) {
      histogram.add(Math.max(LOWEST_FLOOR_DB, levelDb), STEP_MS);
      for (let band = 0; band < bands; band += 1) {
        bandHistograms[band]!.add(
          Math.max(LOWEST_FLOOR_DB, track.bandsDb[(SPAN - 1) * BANDS + band]!),
          STEP_MS,
        );
      }
    }
    if (track.steps >= SURE_AFTER_STEPS && track.steps % LEARN_EVERY_STEPS !== 0) return;
    track.floorDb = histogram.percentileDb(FLOOR_PERCENTILE) ?? UNKNOWN_DB;
    track.peakDb = histogram.percentileDb(PEAK_PERCENTILE) ?? UNKNOWN_DB;
    for (let band = 0; band < bands; band += 1) {
      const levels = bandHistograms[band]!;
      track.floorsDb[band] = levels.percentileDb(FLOOR_PERCENTILE) ?? UNKNOWN_DB;
      track.peaksDb[band] = levels.percentileDb(PEAK_PERCENTILE) ?? UNKNOWN_DB;
    }
    if (withBands)
      track.hissFloorDb = soundLevelDb(
        10 ** (track.floorsDb[4]! / 10) + 10 ** (track.floorsDb[5]! / 10),
      );
  }

  return track;
}

/** The track of a silent side: muted, or not there. */
export const SILENT_TRACK: Pick<SoundTrack, 'levelDb' | 'floorDb' | 'peakDb'> = {
  levelDb: new Float64Array(SPAN).fill(-60),
  floorDb: -60,
  peakDb: -35,
};
