import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import type { Interval } from '../../lib/listening/interval';
import { NO_LEVEL_DB } from '../../lib/speech/levels';

/** The two kinds of level that a file holds for both speakers. */
export type SeriesName = 'rms' | 'audioLevel';
export const SERIES: readonly SeriesName[] = ['rms', 'audioLevel'];

export type Speaker = 'coach' | 'coachee';

/** A call with known speech: levels in dBFS ten times a second, intervals in ms. */
export interface Recording {
  readonly id: string;
  /** What the same call under other conditions has in common. */
  readonly call: string;
  readonly condition: string;
  readonly durationMs: number;
  readonly truth: Readonly<Record<Speaker, readonly Interval[]>>;
  readonly levelsDb: Readonly<Record<SeriesName, Readonly<Record<Speaker, readonly number[]>>>>;
}

const STEP_MS = 100;

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
  const { id, condition, durationMs, hopMs, truth, rmsDbfs, audioLevel10Hz } =
    recordingFile.parse(json);
  const perStep = STEP_MS / hopMs;
  if (!Number.isInteger(perStep)) throw new Error(`hopMs ${hopMs} does not divide ${STEP_MS}`);
  return {
    id,
    call: id.replace(new RegExp(`_${condition}$`), ''),
    condition,
    durationMs,
    truth,
    levelsDb: {
      rms: {
        coach: powerMeans(rmsDbfs.coach, perStep),
        coachee: powerMeans(rmsDbfs.coachee, perStep),
      },
      audioLevel: audioLevel10Hz,
    },
  };
}

/** Power mean of every `size` levels in dB; an incomplete rest is left out. */
export function powerMeans(levelsDb: readonly number[], size: number): number[] {
  return Array.from({ length: Math.floor(levelsDb.length / size) }, (_, index) => {
    const part = levelsDb.slice(index * size, (index + 1) * size);
    const power = part.reduce((sum, db) => sum + (db <= NO_LEVEL_DB ? 0 : 10 ** (db / 10)), 0);
    return power === 0 ? NO_LEVEL_DB : Math.max(NO_LEVEL_DB, 10 * Math.log10(power / size));
  });
}
