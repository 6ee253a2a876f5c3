/**
 * A call as laptops without headsets send it: a room, a fan, what is left of the other's voice, and a
 * gain control. Made from two clean recordings, the same in every run.
 */
import { createRandom } from '../../../scripts/training/random';
import type { Sound } from '../../fixtures/call/wav';

/** Time after which an echo of the room has lost 60 dB. */
const REVERBERATION_S = 0.4;
/** Delays of the room's walls: no two share a factor, so that no tone stands out. */
const WALLS_MS = [29.7, 37.1, 41.1, 43.7];
/** How loud the room is beside the voice itself. */
const ROOM_DB = -8;
/** From the other's loudspeaker through this room, after the browser's echo cancelling. */
const LEFTOVER_ECHO = { delayMs: 120, db: -32 };
/** Mean levels, in dB of full scale. */
const VOICE_DB = -27;
const FAN_DB = -46;
/** The gain follows the voice's level this slowly, and by this much at most. */
const GAIN = { overS: 3, mostDb: 6 };

/** @returns both as each microphone sends it; in each the other is heard a little */
export function asOnLaptops(
  coach: Sound,
  coachee: Sound,
): { readonly coach: Sound; readonly coachee: Sound } {
  return {
    coach: microphone(coach, coachee, 1),
    coachee: microphone(coachee, coach, 2),
  };
}

function microphone(own: Sound, other: Sound, seed: number): Sound {
  const rate = own.sampleRateHz;
  if (other.sampleRateHz !== rate) throw new Error('Both recordings need the same sample rate.');
  const voice = inRoom(atLevel(floats(own), VOICE_DB), rate);
  const echo = inRoom(atLevel(floats(other), VOICE_DB), rate);
  const delay = Math.round((LEFTOVER_ECHO.delayMs / 1000) * rate);
  const echoGain = gainOf(LEFTOVER_ECHO.db);
  const fan = fanNoise(voice.length, rate, seed);
  const mixed = voice.map(
    (sample, at) => sample + echoGain * (echo[at - delay] ?? 0) + (fan[at] ?? 0),
  );
  return { sampleRateHz: rate, samples: toPcm(withGainControl(mixed, rate)) };
}

/** Four feedback combs, as Schroeder (1962) made rooms of them, beside the sound itself. */
function inRoom(dry: Float64Array, rate: number): Float64Array {
  const wet = new Float64Array(dry.length);
  for (const wallMs of WALLS_MS) {
    const delay = Math.round((wallMs / 1000) * rate);
    const feedback = 10 ** ((-3 * wallMs) / 1000 / REVERBERATION_S);
    const line = new Float64Array(dry.length);
    for (let at = 0; at < dry.length; at += 1) {
      line[at] = dry[at]! + feedback * (line[at - delay] ?? 0);
      wet[at]! += line[at - delay] ?? 0;
    }
  }
  const gain = gainOf(ROOM_DB) / WALLS_MS.length;
  return dry.map((sample, at) => sample + gain * wet[at]!);
}

/** Soft towards the treble, as air through a grille, with the hum of a motor. */
function fanNoise(length: number, rate: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const noise = new Float64Array(length);
  let slow = 0;
  for (let at = 0; at < length; at += 1) {
    slow += 0.06 * (random.uniform() - 0.5 - slow);
    const hum = Math.sin((2 * Math.PI * 118 * at) / rate);
    noise[at] = slow + 0.1 * (random.uniform() - 0.5) + 0.02 * hum;
  }
  return atLevel(noise, FAN_DB);
}

function withGainControl(samples: Float64Array, rate: number): Float64Array {
  const follow = 1 / (GAIN.overS * rate);
  let power = gainOf(VOICE_DB) ** 2;
  return samples.map((sample) => {
    power += follow * (sample * sample - power);
    const wantedDb = VOICE_DB - 10 * Math.log10(power);
    return sample * gainOf(Math.min(GAIN.mostDb, Math.max(-GAIN.mostDb, wantedDb / 2)));
  });
}

/** Scaled so that its mean power over the samples above silence is `db`. */
function atLevel(samples: Float64Array, db: number): Float64Array {
  const sounding = samples.filter((sample) => Math.abs(sample) > 1e-3);
  const power = sounding.reduce((sum, sample) => sum + sample * sample, 0) / sounding.length;
  const gain = gainOf(db - 10 * Math.log10(power));
  return samples.map((sample) => sample * gain);
}

function floats({ samples }: Sound): Float64Array {
  return Float64Array.from(samples, (sample) => sample / 32_768);
}

function toPcm(samples: Float64Array): Int16Array<ArrayBuffer> {
  return Int16Array.from(samples, (sample) =>
    Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
  );
}

function gainOf(db: number): number {
  return 10 ** (db / 20);
}
