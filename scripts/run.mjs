// Runs a TypeScript script of this project: node scripts/run.mjs FILE args…
// Node cannot read the project's extensionless imports; vite, which builds it, can.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const [file, ...argv] = process.argv.slice(2);

try {
  if (file === undefined) throw new Error('usage: node scripts/run.mjs FILE args…');
  if (!existsSync(file)) throw new Error(`no such script: ${file}`);
  prepareTypes();
  const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'silent' });
  if (typeof module.main !== 'function') throw new Error(`${file} exports no main(argv)`);
  process.exitCode = (await module.main(argv)) ?? 0;
} catch (error) {
  console.error(inOneLine(error));
  process.exitCode = 1;
}

/** tsconfig.json extends a file that WXT writes: on a fresh clone it is not there yet. */
function prepareTypes() {
  if (existsSync(join(ROOT, '.wxt', 'tsconfig.json'))) return;
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status } = spawnSync(process.execPath, [wxt, 'prepare'], { cwd: ROOT, stdio: 'ignore' });
  if (status !== 0) throw new Error('wxt prepare failed: run `npx wxt prepare` to see why');
}

/** A compiler's error holds a list of its own, each with a place and a drawing of it. */
function inOneLine(error) {
  const cause = error?.errors?.[0] ?? error;
  const place = cause?.loc?.file === undefined ? '' : `${cause.loc.file}:${cause.loc.line}: `;
  const [line] = stripVTControlCharacters(cause?.message ?? String(cause)).split('\n', 1);
  return place + line;
}
