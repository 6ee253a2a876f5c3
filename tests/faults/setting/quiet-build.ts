/** The extension without its worker, under the same id: nothing of it opens a database by itself. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distOf } from '../../e2e/harness/build';

/** @returns a folder to be removed by the caller; its id is pinned by the test build's key */
export function quietBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aparte-quiet-'));
  cpSync(distOf('e2e'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const { background: _worker, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as object & {
    background: object;
  };
  writeFileSync(file, JSON.stringify(rest));
  return folder;
}
