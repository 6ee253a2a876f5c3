/** The two builds that run in real browsers, and making them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** `e2e` adds a pinned id and access to this machine's pages; `shipped` is what a store gets. */
export type Build = 'e2e' | 'shipped';

const BUILDS = {
  e2e: { variable: 'APARTE_DIST', folder: 'chrome-mv3-e2e', args: ['--mode', 'e2e'] },
  shipped: { variable: 'APARTE_SHIPPED_DIST', folder: 'chrome-mv3', args: [] },
} as const;

/** The folder of a build; `APARTE_DIST` and `APARTE_SHIPPED_DIST` name one made elsewhere. */
export function distOf(build: Build): string {
  const { variable, folder } = BUILDS[build];
  return process.env[variable] ?? join(ROOT, '.output', folder);
}

/**
 * Builds the extension, unless its environment variable names a build made elsewhere.
 * @throws with the compiler's words when it does not build.
 */
export function buildExtension(build: Build): void {
  const { variable, args } = BUILDS[build];
  if (process.env[variable] !== undefined) return;
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'build', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The ${build} build failed.\n${stdout}\n${stderr}`);
}
