import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { replay } from '../tests/replay/replay';
import { parseScenario } from '../tests/replay/scenario';

/**
 * Plays scenarios of calls through the real content-script and worker logic, and prints one JSON
 * line for each file, in order: what was stored, and what was asked and ordered when. A file that
 * cannot be played prints `{ error }`. Returns the exit code: 1 if any could not.
 */
export async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error('usage: npm run -s replay -- FILE.json [FILE.json…]');
    return 1;
  }
  let exitCode = 0;
  for (const file of files) {
    try {
      console.log(JSON.stringify(await replay(parseScenario(await readText(file)))));
    } catch (error) {
      console.log(
        JSON.stringify({ error: error instanceof Error ? error.message : String(error) }),
      );
      exitCode = 1;
    }
  }
  return exitCode;
}

async function readText(file: string): Promise<string> {
  // npm runs scripts in the project's folder: INIT_CWD is where the user stands.
  return await readFile(resolve(process.env.INIT_CWD ?? '', file), 'utf8');
}
