import { BANDS, FRAME_MS, soundOfFrames, STEP_FRAMES } from '../../lib/speech/bands';
import { NO_LEVEL_DB, type LevelReading } from '../../lib/speech/levels';
import type { Recording, Speaker } from '../evaluation/recording';

/** One side of a call as numbers that can be changed: what is heard of it, and when it speaks. */
export interface Side {
  /** Frame after frame of 20 ms, six bands each, dBFS. */
  readonly bandsDb: Float32Array;
  /** The peak-like counter, step after step of 100 ms, dBFS. */
  readonly counterDb: Float32Array;
  /** How much of each frame is speech, 0–1. */
  readonly speech: Float32Array;
}

export type Sides = Readonly<Record<Speaker, Side>>;

export function sidesOf(recording: Recording): Sides {
  return { coach: sideOf(recording, 'coach'), coachee: sideOf(recording, 'coachee') };
}

function sideOf({ id, frames, countersDb, truth }: Recording, speaker: Speaker): Side {
  const readings = frames[speaker];
  const size = STEP_FRAMES * BANDS;
  const bandsDb = new Float32Array(readings.length * size);
  for (const [step, reading] of readings.entries()) bandsDb.set(reading, step * size);
  if (bandsDb.length === 0) throw new Error(`${id}: no bands to learn from`);
  const speech = new Float32Array(bandsDb.length / BANDS);
  for (const [fromMs, toMs] of truth[speaker]) {
    const last = Math.min(speech.length - 1, Math.ceil(toMs / FRAME_MS) - 1);
    for (let frame = Math.floor(fromMs / FRAME_MS); frame <= last; frame += 1) {
      const startMs = frame * FRAME_MS;
      const partMs = Math.min(toMs, startMs + FRAME_MS) - Math.max(fromMs, startMs);
      speech[frame]! += partMs / FRAME_MS;
    }
  }
  return { bandsDb, counterDb: Float32Array.from(countersDb[speaker]), speech };
}

export function stepsOf({ speech, counterDb }: Side): number {
  return Math.min(Math.floor(speech.length / STEP_FRAMES), counterDb.length);
}

export function bandReading({ bandsDb }: Side, step: number): LevelReading {
  const size = STEP_FRAMES * BANDS;
  return {
    source: 'rms',
    levelDb: NO_LEVEL_DB,
    sound: soundOfFrames(bandsDb.subarray(step * size, (step + 1) * size)),
  };
}

export function counterReading({ counterDb }: Side, step: number): LevelReading {
  return { source: 'inbound', levelDb: counterDb[step] ?? NO_LEVEL_DB };
}
