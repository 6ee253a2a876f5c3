/** The same sources build to the same bytes, so anyone can verify what a store ships. */
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
import { deflateRawSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';

/** React, the UI components and two languages make up most of it. */
const LARGEST_PANEL_BYTES = 1_000_000;
/** The one script that the panel's page loads itself. */
const LARGEST_FIRST_SCRIPT_BYTES = 500_000;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Copies the files tracked by git into a new folder, with another name each time. */
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

/** The digest and path of every file of a build. */
function builtIn(folder: string, browser: string): string[] {
  const wxt = join(folder, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  execFileSync(process.execPath, [wxt, 'build', '-b', browser, '--mv3'], {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const output = join(folder, '.output', `${browser}-mv3`);
  return filesIn(output).map((file) => {
    const digest = createHash('sha256').update(readFileSync(join(output, file)));
    return `${digest.digest('hex')} ${file}`;
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .toSorted();
}

const bytesOf = (files: readonly string[], measure: (bytes: Buffer) => number) =>
  files.reduce((sum, file) => sum + measure(readFileSync(file)), 0);

it('two builds in different folders are equal byte for byte, and stay below the size limits', () => {
  // The Firefox store builds from the sources and compares, so the test builds for Firefox.
  const folder = sourcesIn('aparte-one-');
  const once = builtIn(folder, 'firefox');
  const again = builtIn(sourcesIn('a-folder-named-otherwise-'), 'firefox');
  expect(once.length).toBeGreaterThan(10);
  expect(again).toEqual(once);

  // The shipped extension stays small, both packed and in what the panel loads before its first frame.
  const output = join(folder, '.output', 'firefox-mv3');
  const all = filesIn(output).map((file) => join(output, file));
  expect(bytesOf(all, (bytes) => deflateRawSync(bytes).length)).toBeLessThan(1_000_000);
  const panel = readFileSync(join(output, 'sidepanel.html'), 'utf8');
  const scripts = [...panel.matchAll(/"(\/chunks\/[^"]+\.js)"/g)].map(([, file]) =>
    join(output, file ?? ''),
  );
  expect(scripts.length).toBeGreaterThan(1);
  const [, first] = /<script [^>]*src="([^"]+)"/.exec(panel) ?? [];
  expect(statSync(join(output, first ?? 'none')).size).toBeLessThan(LARGEST_FIRST_SCRIPT_BYTES);
  expect(bytesOf(scripts, (bytes) => bytes.length)).toBeLessThan(LARGEST_PANEL_BYTES);
}, 120_000);
