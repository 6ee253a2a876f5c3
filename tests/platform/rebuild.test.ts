/** Anyone who builds the same sources gets the same bytes: what a store ships can be checked. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { afterEach, expect, it } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The sources as git has them, in a folder of their own, named otherwise each time. */
function sourcesIn(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  folders.push(folder);
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  for (const file of files.split('\0').filter((path) => path !== '')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Every file of a build and its digest. */
function builtIn(folder: string, browser: string): string[] {
  const wxt = join(folder, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  execFileSync(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const output = join(folder, '.output', `${browser}-mv3`);
  return readdirSync(output, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(output, file)).isFile())
    .toSorted()
    .map((file) => {
      const digest = createHash('sha256').update(readFileSync(join(output, file)));
      return `${digest.digest('hex')} ${file}`;
    });
}

it('two folders build the same extension, byte for byte', () => {
  // Firefox's store is the one that builds from the sources and compares.
  const first = builtIn(sourcesIn('aparte-one-'), 'firefox');
  const second = builtIn(sourcesIn('a-folder-named-otherwise-'), 'firefox');
  expect(first.length).toBeGreaterThan(10);
  expect(second).toEqual(first);
}, 120_000);
