// Runs a TypeScript script of this project: node scripts/run.mjs FILE args…
// Node cannot read the project's extensionless imports; vite, which builds it, can.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { runnerImport } from 'vite';

const [file, ...argv] = process.argv.slice(2);

try {
  if (file === undefined) throw new Error('usage: node scripts/run.mjs FILE args…');
  if (!existsSync(file)) throw new Error(`no such script: ${file}`);
  const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'silent' });
  if (typeof module.main !== 'function') throw new Error(`${file} exports no main(argv)`);
  process.exitCode = (await module.main(argv)) ?? 0;
} catch (error) {
  console.error(inOneLine(error));
  process.exitCode = 1;
}

/** A compiler's error holds a list of its own, each with a place and a drawing of it. */
function inOneLine(error) {
  const cause = error?.errors?.[0] ?? error;
  const place = cause?.loc?.file === undefined ? '' : `${cause.loc.file}:${cause.loc.line}: `;
  const [line] = stripVTControlCharacters(cause?.message ?? String(cause)).split('\n', 1);
  return place + line;
}
