/**
 * More calls from those there are. Strengths in bands add up, so noise, keys, knocks and echo can be
 * put on a recording without its sound; a quiet side is made by putting a side's own pauses in the
 * place of its speech.
 */
import { BANDS, STEP_FRAMES } from '../../lib/speech/bands';
import { NO_LEVEL_DB } from '../../lib/speech/levels';
import type { Random } from './random';
import type { Side, Sides } from './side';

/** A counter reads a noise about so much higher than its power. */
const COUNTER_OVER_POWER_DB = 9;
/** How much steady noise varies from frame to frame in each band, dB: the narrower, the more. */
const NOISE_SPREAD_DB = [3, 2.2, 1.5, 1, 0.8, 0.7];
const PIECE_FRAMES = 40;

export function augmented({ coach, coachee }: Sides, random: Random): Sides {
  const which = random.uniform();
  const kept = random.chance(0.5) ? 0 : 0.1;
  const own = which < 0.3 ? quieted(coach, coachee, random, kept) : coach;
  const other = which >= 0.3 && which < 0.6 ? quieted(coachee, coach, random, kept) : coachee;
  return {
    coach: random.chance(0.75) ? disturbed(own, other, random) : own,
    coachee: random.chance(0.75) ? disturbed(other, own, random) : other,
  };
}

/** A side that says next to nothing: its own pauses take the place of most of its speech. */
export function quieted(side: Side, other: Side, random: Random, kept: number): Side {
  const frames = side.speech.length;
  const own = around(side.speech, 10, 20);
  const theirs = around(other.speech, 5, 20);
  /** Where pauses begin, apart: while the other is silent, while the other speaks. */
  const pauses: [number[], number[]] = [[], []];
  for (let from = 0; from + PIECE_FRAMES <= frames; from += 10) {
    if (own.subarray(from, from + PIECE_FRAMES).includes(1)) continue;
    const spoken = theirs.subarray(from, from + PIECE_FRAMES).reduce((sum, one) => sum + one, 0);
    pauses[spoken > PIECE_FRAMES / 2 ? 1 : 0].push(from);
  }
  if (pauses[0].length < 3 && pauses[1].length < 3) return side;
  const pauseLike = (frame: number) => {
    const alike = pauses[theirs[frame] ? 1 : 0];
    const from = alike.length >= 3 ? alike : pauses[theirs[frame] ? 0 : 1];
    return from[random.below(from.length)]!;
  };
  const bandsDb = side.bandsDb.slice();
  const counterDb = side.counterDb.slice();
  const speech = side.speech.slice();
  for (let from = 0; from < frames;) {
    let to = from;
    while (to < frames && own[to]) to += 1;
    if (to > from && !random.chance(kept)) {
      for (let at = from; at < to; at += PIECE_FRAMES) {
        const source = pauseLike(at);
        const count = Math.min(PIECE_FRAMES, to - at);
        bandsDb.set(side.bandsDb.subarray(source * BANDS, (source + count) * BANDS), at * BANDS);
        speech.fill(0, at, at + count);
      }
      const lastStep = Math.min(counterDb.length, Math.ceil(to / STEP_FRAMES));
      for (let step = Math.floor(from / STEP_FRAMES); step < lastStep; step += 1) {
        const source = pauseLike(Math.min(frames - 1, step * STEP_FRAMES));
        counterDb[step] = side.counterDb[Math.floor(source / STEP_FRAMES) + random.below(7)]!;
      }
    }
    from = to + 1;
  }
  return { bandsDb, counterDb, speech };
}

/** 1 in every frame near speech, from so many frames before it to so many after it. */
function around(speech: Float32Array, before: number, after: number): Uint8Array {
  const near = new Uint8Array(speech.length);
  for (let frame = 0; frame < speech.length; frame += 1) {
    if (speech[frame]! > 0) near.fill(1, Math.max(0, frame - before), frame + after);
  }
  return near;
}

/** Another microphone in another room: level, colour, noise, keys, knocks and echo. */
export function disturbed(side: Side, other: Side, random: Random): Side {
  const frames = side.speech.length;
  const powers = new Float64Array(frames * BANDS);
  const added = new Float64Array(frames);
  const gainDb = random.between(-8, 8);
  const tiltDb = random.between(-1.5, 1.5);
  const colourDb = perBand((band) => gainDb + tiltDb * (band - 2) + random.normal());
  for (let at = 0; at < powers.length; at += 1) {
    powers[at] = powerOf(side.bandsDb[at]!) * 10 ** (colourDb[at % BANDS]! / 10);
  }
  const speechDb = speechLevelDb(side, powers);
  const add = (frame: number, band: number, power: number) => {
    powers[frame * BANDS + band]! += power;
    added[frame]! += power;
  };

  function burst(from: number, length: number, shapeDb: number[], levelDb: number, fadeDb: number) {
    for (let frame = from; frame < Math.min(frames, from + length); frame += 1) {
      const nowDb = levelDb - fadeDb * (frame - from);
      for (let band = 0; band < BANDS; band += 1) {
        add(frame, band, 10 ** ((nowDb + shapeDb[band]! + random.normal()) / 10));
      }
    }
  }

  function steadyNoise(): void {
    const slopeDb = random.between(-8, 1);
    const shapeDb = perBand((band) => slopeDb * band + 4 * random.normal());
    const whole = shapeDb.reduce((sum, db) => sum + 10 ** (db / 10), 0);
    const levelDb = speechDb - random.between(8, 35) - 10 * Math.log10(whole);
    const swellDb = random.chance(0.5) ? random.between(1, 3.5) : 0;
    const turnsPerFrame = random.between(0.05, 0.8) / 50;
    const phase = random.between(0, 1);
    let drift = 0;
    for (let frame = 0; frame < frames; frame += 1) {
      drift = 0.999 * drift + 0.05 * random.normal();
      const swell = Math.sin(2 * Math.PI * (phase + turnsPerFrame * frame));
      const nowDb = levelDb + (swellDb > 0 ? swellDb * swell + 2 * drift : 0);
      for (let band = 0; band < BANDS; band += 1) {
        const db = nowDb + shapeDb[band]! + NOISE_SPREAD_DB[band]! * random.normal();
        add(frame, band, 10 ** (db / 10));
      }
    }
  }

  function keys(): void {
    const middle = random.between(3, 4.5);
    const width = random.between(2, 7);
    const shapeDb = perBand((band) => -Math.abs(band - middle) * width + 2 * random.normal());
    const levelDb = speechDb + random.between(-22, 2);
    for (let frame = 0; frame < frames;) {
      const typedUntil = Math.min(frames, frame + random.between(100, 2500));
      const perFrame = random.between(2, 9) / 50;
      for (; frame < typedUntil; frame += 1) {
        if (!random.chance(perFrame)) continue;
        burst(frame, 1 + random.below(3), shapeDb, levelDb + 3 * random.normal(), 8);
      }
      frame += random.below(4000);
    }
  }

  function knocks(): void {
    const perFrame = random.between(0.02, 0.7) / 50;
    for (let frame = 0; frame < frames; frame += 1) {
      if (!random.chance(perFrame)) continue;
      const low = random.chance(0.6);
      const shapeDb = perBand(
        (band) => (low ? -5 * band : -3 * Math.abs(band - 3)) + 3 * random.normal(),
      );
      const length = 1 + random.below(low ? 6 : 12);
      burst(frame, length, shapeDb, speechDb + random.between(-18, 5), random.between(2, 9));
    }
  }

  function echo(): void {
    const couplingDb = random.between(-40, -16);
    const fallDb = random.between(-2, 1);
    const delay = 2 + random.below(16);
    for (let frame = delay; frame < frames; frame += 1) {
      for (let band = 0; band < BANDS; band += 1) {
        const power = powerOf(other.bandsDb[(frame - delay) * BANDS + band]!);
        add(frame, band, power * 10 ** ((couplingDb + fallDb * band) / 10));
      }
    }
  }

  if (random.chance(0.6)) steadyNoise();
  if (random.chance(0.35)) keys();
  if (random.chance(0.35)) knocks();
  if (random.chance(0.4)) echo();

  return {
    bandsDb: Float32Array.from(powers, (power) => Math.round(levelOf(power))),
    counterDb: side.counterDb.map((db, step) => {
      const loudest = Math.max(...added.subarray(step * STEP_FRAMES, (step + 1) * STEP_FRAMES));
      return levelOf(powerOf(db + gainDb) + loudest * 10 ** (COUNTER_OVER_POWER_DB / 10));
    }),
    speech: side.speech,
  };
}

/** Mean level of a side's speech; a usual one where it says too little. */
function speechLevelDb({ speech }: Side, powers: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let frame = 0; frame < speech.length; frame += 1) {
    if (speech[frame]! <= 0.5) continue;
    count += 1;
    for (let band = 0; band < BANDS; band += 1) sum += powers[frame * BANDS + band]!;
  }
  return count > 100 ? 10 * Math.log10(sum / count) : -30;
}

function perBand(value: (band: number) => number): number[] {
  return Array.from({ length: BANDS }, (_, band) => value(band));
}

function powerOf(db: number): number {
  return db <= NO_LEVEL_DB ? 0 : 10 ** (db / 10);
}

function levelOf(power: number): number {
  return power > 0 ? Math.max(NO_LEVEL_DB, Math.min(0, 10 * Math.log10(power))) : NO_LEVEL_DB;
}
