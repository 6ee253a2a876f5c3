/** Computes the networks' input features of a step: numbers of magnitude about one. */
import { BANDS, STEP_FRAMES } from './bands';
import { createLevelHistogram } from './level-histogram';
import { LOOK_AHEAD, SPAN, type SoundTrack } from './sound-track';

/** The part of the other side's track that the features use. */
export type OtherTrack = Pick<SoundTrack, 'levelDb' | 'floorDb' | 'peakDb'>;

/** The index of the judged step in a track. */
const JUDGED = SPAN - 1 - LOOK_AHEAD;
const BANDS_BACK = 5;
/** The other side's sound of so many steps ago may come back as an echo. */
const ECHO_BACK = 4;
const OTHER_AHEAD = 2;
/** A dB value is divided by this. */
const UNIT_DB = 10;

export const BAND_FEATURES =
  (BANDS_BACK + 1 + LOOK_AHEAD) * BANDS +
  3 * STEP_FRAMES * 2 +
  BANDS * 2 +
  4 +
  (ECHO_BACK + 1 + OTHER_AHEAD) +
  5;

/**
 * Computes the features of the judged step of a track with bands.
 * @returns `into`
 */
export function bandFeatures(own: SoundTrack, other: OtherTrack, into: Float64Array): Float64Array {
  let at = 0;
  for (let step = JUDGED - BANDS_BACK; step < SPAN; step += 1) {
    for (let band = 0; band < BANDS; band += 1) {
      into[at++] = over(own.bandsDb[step * BANDS + band]!, own.floorsDb[band]!, 4.5);
    }
  }
  for (let frame = (JUDGED - 1) * STEP_FRAMES; frame < (JUDGED + 2) * STEP_FRAMES; frame += 1) {
    into[at++] = over(own.voiceDb[frame]!, own.floorDb, 4.5);
    into[at++] = over(own.hissDb[frame]!, own.hissFloorDb, 4.5);
  }
  for (let band = 0; band < BANDS; band += 1) {
    into[at++] = (own.bandsDb[JUDGED * BANDS + band]! + 50) / 20;
    into[at++] = clamp((own.peaksDb[band]! - own.floorsDb[band]!) / UNIT_DB - 2, -2, 3);
  }
  into[at++] = (own.levelDb[JUDGED]! - own.peakDb) / UNIT_DB;
  into[at++] = (own.floorDb + 60) / 20;
  at = describeMovement(
    own.voiceDb,
    (JUDGED - ECHO_BACK) * STEP_FRAMES,
    SPAN * STEP_FRAMES,
    into,
    at,
  );

  for (let step = JUDGED - ECHO_BACK; step <= JUDGED + OTHER_AHEAD; step += 1) {
    into[at++] = over(other.levelDb[step]!, other.floorDb, 4.5);
  }
  const loudest = loudestOf(other);
  into[at++] = clamp((loudest - other.peakDb) / UNIT_DB, -5, 2);
  into[at++] = (other.peakDb - other.floorDb) / UNIT_DB - 2;
  into[at++] = (other.peakDb + 30) / 20;
  into[at++] = (own.levelDb[JUDGED]! - own.peakDb - (loudest - other.peakDb)) / UNIT_DB;
  into[at] = newness(own);
  return into;
}

export const COUNTER_FEATURES = SPAN + 3 + 3 + 2 + 8 + 2 + 5 + 3 + LOOK_AHEAD + 1;

/** How likely the other side spoke in the latest judged steps, 0–1, the newest last. */
export type Spoke = Float64Array;
export const SPOKE_STEPS = ECHO_BACK + 1;

const SIDES_MEMORY_MS = 120_000;
const STEP_MS = 100;
const LOWEST_FLOOR_DB = -85;
/** After so many steps of the other's speech, or of its silence, more of it adds little. */
const ENOUGH_STEPS = 150;

export type DescribeCounter = (
  own: SoundTrack,
  other: OtherTrack,
  spoke: Spoke,
  into: Float64Array,
) => Float64Array;

/**
 * Computes the features of the judged step of a track that has only the levels of a peak-like
 * counter. While the other side speaks, people mostly listen: what is heard then is noise and echo,
 * and what exceeds it is a voice.
 */
export function createCounterFeatures(): DescribeCounter {
  const whileSpoken = createLevelHistogram(SIDES_MEMORY_MS);
  const whileSilent = createLevelHistogram(SIDES_MEMORY_MS);
  let spokenSteps = 0;
  let silentSteps = 0;

  return (own, other, spoke, into) => {
    const levelDb = own.levelDb[JUDGED]!;
    const now = spoke[SPOKE_STEPS - 1]!;
    if (!own.silent) {
      if (now > 0.5 && spoke[SPOKE_STEPS - 2]! > 0.5) {
        whileSpoken.add(Math.max(LOWEST_FLOOR_DB, levelDb), STEP_MS);
        spokenSteps += 1;
      } else if (now < 0.5) {
        whileSilent.add(Math.max(LOWEST_FLOOR_DB, levelDb), STEP_MS);
        silentSteps += 1;
      }
    }
    const { floorDb, peakDb } = own;
    const noiseDb = whileSpoken.percentileDb(0.5) ?? floorDb;
    const loudNoiseDb = whileSpoken.percentileDb(0.9) ?? floorDb;
    const usualDb = whileSilent.percentileDb(0.5) ?? floorDb;
    const loudDb = whileSilent.percentileDb(0.9) ?? peakDb;

    let at = 0;
    let sum = 0;
    for (let step = 0; step < SPAN; step += 1) {
      sum += own.levelDb[step]!;
      into[at++] = over(own.levelDb[step]!, floorDb, 5);
    }
    for (let step = JUDGED - 1; step <= JUDGED + 1; step += 1) {
      into[at++] = clamp((own.levelDb[step]! - peakDb) / UNIT_DB, -5, 2);
    }
    into[at++] = (levelDb + 40) / 20;
    into[at++] = (peakDb - floorDb) / UNIT_DB - 2;
    into[at++] = (floorDb + 60) / 20;
    at = describeMovement(own.levelDb, 0, SPAN, into, at);
    into[at++] = clamp((levelDb - loudNoiseDb) / UNIT_DB, -3, 4);
    into[at++] = clamp((sum / SPAN - loudNoiseDb) / UNIT_DB, -3, 4);
    into[at++] = clamp((levelDb - loudDb) / UNIT_DB, -4, 2);
    into[at++] = (loudNoiseDb - noiseDb) / UNIT_DB;
    into[at++] = (noiseDb - floorDb) / UNIT_DB;
    into[at++] = (usualDb - floorDb) / UNIT_DB;
    into[at++] = (loudDb - floorDb) / UNIT_DB - 1;
    into[at++] = (loudDb - loudNoiseDb) / UNIT_DB;
    into[at++] = 1 - Math.exp(-spokenSteps / ENOUGH_STEPS);
    into[at++] = 1 - Math.exp(-silentSteps / ENOUGH_STEPS);
    for (let step = 0; step < SPOKE_STEPS; step += 1) into[at++] = spoke[step]!;
    const loudest = loudestOf(other);
    into[at++] = clamp((loudest - other.peakDb) / UNIT_DB, -5, 2);
    into[at++] = (levelDb - peakDb - (loudest - other.peakDb)) / UNIT_DB;
    into[at++] = (other.peakDb + 30) / 20;
    for (let step = JUDGED + 1; step < SPAN; step += 1) {
      into[at++] = clamp((other.levelDb[step]! - other.peakDb) / UNIT_DB, -5, 2);
    }
    into[at] = newness(own);
    return into;
  };
}

/**
 * Computes how much the level varies, and how fast.
 * @returns the index of the next feature
 */
function describeMovement(
  levelsDb: Float64Array,
  from: number,
  to: number,
  into: Float64Array,
  at: number,
): number {
  let sum = 0;
  let squares = 0;
  let steps = 0;
  for (let index = from; index < to; index += 1) {
    const db = levelsDb[index]!;
    sum += db;
    squares += db * db;
    if (index > from) steps += Math.abs(db - levelsDb[index - 1]!);
  }
  const count = to - from;
  into[at] = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) / 5 - 1;
  into[at + 1] = steps / count / 3 - 1;
  return at + 2;
}

function loudestOf(other: OtherTrack): number {
  let loudest = -99;
  for (let step = JUDGED - ECHO_BACK; step <= JUDGED; step += 1) {
    loudest = Math.max(loudest, other.levelDb[step]!);
  }
  return loudest;
}

/**
 * How new the learned levels are: 1.5 in the first second, falling to −0.5 as they become reliable.
 */
function newness({ steps }: SoundTrack): number {
  return 2 * Math.exp(-(steps - 1) / 300) - 0.5;
}

function over(levelDb: number, floorDb: number, most: number): number {
  return clamp((levelDb - floorDb) / UNIT_DB, -1, most);
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
