import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import type { Interval } from '../../lib/listening/interval';
import { BANDS, soundOfFrames, STEP_FRAMES, type FrameBands } from '../../lib/speech/bands';
import { NO_LEVEL_DB, type LevelReading, type LevelSource } from '../../lib/speech/levels';
import { levelOfBands } from './voice-of-bands';

/**
 * What a call may give of both speakers.
 * - `rms`: the sound of both, by bands where the file has them
 * - `audioLevel`: the coach by bands, the others by counters; by counters both where there are no bands
 * - `fullBand`: the level of both over all frequencies, where the file has bands beside it
 */
export type SeriesName = 'rms' | 'audioLevel' | 'fullBand';
export const SERIES: readonly SeriesName[] = ['rms', 'audioLevel', 'fullBand'];

export type Speaker = 'coach' | 'coachee';

/** Readings ten times a second. */
export type Readings = Readonly<Record<Speaker, readonly LevelReading[]>>;

/** A call with known speech: readings ten times a second, intervals in ms. */
export interface Recording {
  readonly id: string;
  /** What the same call under other conditions has in common. */
  readonly call: string;
  readonly condition: string;
  readonly durationMs: number;
  readonly truth: Readonly<Record<Speaker, readonly Interval[]>>;
  /** Who is heard in it; empty where the file does not say. */
  readonly voices: readonly string[];
  /** The peak-like counters of both, ten times a second, dBFS. */
  readonly countersDb: Readonly<Record<Speaker, readonly number[]>>;
  /** For each step the bands of its frames; empty where the file has none. */
  readonly frames: Readonly<Record<Speaker, readonly FrameBands[]>>;
  readonly series: Readonly<Partial<Record<SeriesName, Readings>>>;
}

const STEP_MS = 100;
const LOWEST_BAND_DB = -100;

const levels = z.array(z.number().check(z.minimum(-200), z.maximum(0)));
const intervals = z.array(z.tuple([z.number(), z.number()]));
const recordingFile = z.object({
  id: z.string(),
  condition: z.string(),
  durationMs: z.number().check(z.positive()),
  hopMs: z.number().check(z.positive(), z.multipleOf(1)),
  truth: z.object({ coach: intervals, coachee: intervals }),
  rmsDbfs: z.object({ coach: levels, coachee: levels }),
  audioLevel10Hz: z.object({ coach: levels, coachee: levels }),
  bandsDbfs: z.optional(z.object({ coach: z.string(), coachee: z.string() })),
  about: z.optional(
    z.looseObject({ voices: z.optional(z.object({ coach: z.string(), coachee: z.string() })) }),
  ),
});

/** All recordings of a folder, by name of file. Throws, naming the file, if one cannot be read. */
export async function readRecordings(directory: string): Promise<Recording[]> {
  // npm runs scripts in the project's folder: INIT_CWD is where the user stands.
  const folder = resolve(process.env['INIT_CWD'] ?? '', directory);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  if (names.length === 0) throw new Error(`${directory}: no .json files`);
  return Promise.all(
    names.map(async (name) => {
      try {
        return parseRecording(JSON.parse(await readFile(join(folder, name), 'utf8')));
      } catch (error) {
        throw new Error(`${name}: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`, {
          cause: error,
        });
      }
    }),
  );
}

export function parseRecording(json: unknown): Recording {
  const { id, condition, durationMs, hopMs, truth, rmsDbfs, audioLevel10Hz, bandsDbfs, about } =
    recordingFile.parse(json);
  const perStep = STEP_MS / hopMs;
  if (!Number.isInteger(perStep)) throw new Error(`hopMs ${hopMs} does not divide ${STEP_MS}`);
  const levelsOf = (speaker: Speaker) => powerMeans(rmsDbfs[speaker], perStep);
  const counted = (speaker: Speaker) =>
    readings(speaker === 'coach' ? 'mediaSource' : 'inbound', audioLevel10Hz[speaker]);
  const fullBand = {
    coach: readings('rms', levelsOf('coach')),
    coachee: readings('rms', levelsOf('coachee')),
  };
  const frames = {
    coach: bandsDbfs ? bandFrames(bandsDbfs.coach) : [],
    coachee: bandsDbfs ? bandFrames(bandsDbfs.coachee) : [],
  };
  const sound = bandsDbfs && {
    coach: frames.coach.map(soundReading),
    coachee: frames.coachee.map(soundReading),
  };
  return {
    id,
    call: id.replace(new RegExp(`_${condition}$`), ''),
    condition,
    durationMs,
    truth,
    voices: about?.voices ? [about.voices.coach, about.voices.coachee] : [],
    countersDb: audioLevel10Hz,
    frames,
    series: sound
      ? { rms: sound, audioLevel: { coach: sound.coach, coachee: counted('coachee') }, fullBand }
      : { rms: fullBand, audioLevel: { coach: counted('coach'), coachee: counted('coachee') } },
  };
}

function readings(source: LevelSource, levelsDb: readonly number[]): LevelReading[] {
  return levelsDb.map((levelDb) => ({
    source,
    levelDb: Math.max(NO_LEVEL_DB, levelDb),
  }));
}

/** What the tap makes of a track's sound, from the bands that a file holds of it. */
function soundReading(frames: FrameBands): LevelReading {
  return { source: 'rms', levelDb: levelOfBands(frames), sound: soundOfFrames(frames) };
}

function bandFrames(encoded: string): FrameBands[] {
  const packed = new Int8Array(Buffer.from(encoded, 'base64'));
  const frames = packed.length / BANDS;
  if (!Number.isInteger(frames)) throw new Error('bandsDbfs: not six values for each frame');
  return Array.from({ length: Math.floor(frames / STEP_FRAMES) }, (_, step) => {
    const bandsDb = new Int8Array(STEP_FRAMES * BANDS);
    for (let at = 0; at < bandsDb.length; at += 1) {
      const frame = step * STEP_FRAMES + Math.floor(at / BANDS);
      bandsDb[at] = Math.min(0, Math.max(LOWEST_BAND_DB, packed[(at % BANDS) * frames + frame]!));
    }
    return bandsDb;
  });
}

/** Power mean of every `size` levels in dB; an incomplete rest is left out. */
export function powerMeans(levelsDb: readonly number[], size: number): number[] {
  return Array.from({ length: Math.floor(levelsDb.length / size) }, (_, index) => {
    const part = levelsDb.slice(index * size, (index + 1) * size);
    const power = part.reduce((sum, db) => sum + (db <= NO_LEVEL_DB ? 0 : 10 ** (db / 10)), 0);
    return power === 0 ? NO_LEVEL_DB : Math.max(NO_LEVEL_DB, 10 * Math.log10(power / size));
  });
}
