import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'wxt';

/**
 * The tap contains wrapping, levels, bands of both sides and presence; a schema parser alone would be larger.
 */
const LARGEST_TAP_BYTES = 21_000;

let folder: string;
let script: string;
let manifest: Record<string, unknown>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'call-tap-'));
  await build({ outDir: folder, browser: 'chrome', filterEntrypoints: ['call-tap'] });
  const built = join(folder, 'chrome-mv3');
  script = await readFile(join(built, 'content-scripts/call-tap.js'), 'utf8');
  manifest = JSON.parse(await readFile(join(built, 'manifest.json'), 'utf8'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the shipped tap script stays below its size limit', () => {
  expect(Buffer.byteLength(script)).toBeLessThan(LARGEST_TAP_BYTES);
});

// The build adds the extension API's polyfill to any module in which the name `browser` stands free,
// as a parameter of that name does; in the page's world the polyfill throws.
test('the shipped tap script contains neither the extension API nor a schema parser', () => {
  expect(script).toContain('aparte:report');
  expect(script).not.toMatch(/polyfill|browser\.runtime|chrome\.runtime|ZodMini/);
});

test('the shipped tap script defines no global on the page’s window', () => {
  expect(script).toMatch(/^\(function\(\)\{/);
});

test('the tap adds no host permission, content script or web-accessible resource to the manifest', () => {
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest).not.toHaveProperty('web_accessible_resources');
});
