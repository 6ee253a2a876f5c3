import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { listeningInput } from './listening-input';
import { measureListening, type ListeningInput } from '../lib/listening/measures';

/**
 * Prints the listening measures of sessions, one JSON line for each file, in order. A file holds
 * `{ durationMs, coach: [[startMs, endMs]…], coachee: […] }`. Returns the exit code: 1 if any file
 * could not be measured, which standard error then names; the others are still printed.
 */
export async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error('usage: npm run -s measures -- FILE.json [FILE.json…]');
    return 1;
  }
  let exitCode = 0;
  for (const file of files) {
    try {
      const input = parseSession(await readText(file));
      warnOfOverrun(file, input);
      console.log(JSON.stringify(measureListening(input)));
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      exitCode = 1;
    }
  }
  return exitCode;
}

async function readText(file: string): Promise<string> {
  try {
    // npm runs scripts in the project's folder: INIT_CWD is where the user stands.
    return await readFile(resolve(process.env.INIT_CWD ?? '', file), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code === 'ENOENT' ? 'no such file' : `cannot be read: ${message}`, {
      cause: error,
    });
  }
}

function parseSession(text: string): ListeningInput {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`, { cause: error });
  }
  const parsed = listeningInput.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${pathName(issue!.path)} ${issue!.message}`);
}

/** `['coach', 3, 1]` as `coach[3][1]`. */
function pathName(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return name.join('').replace(/^\./, '') || 'the session';
}

function warnOfOverrun(file: string, { durationMs, coach, coachee }: ListeningInput): void {
  const lastMs = [...coach, ...coachee].reduce(
    (latestMs, [, endMs]) => Math.max(latestMs, endMs),
    0,
  );
  if (lastMs > durationMs) {
    console.error(`${file}: warning: speech until ${lastMs} ms in a session of ${durationMs} ms`);
  }
}
