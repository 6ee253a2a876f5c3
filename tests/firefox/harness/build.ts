/** The build that runs in Firefox, and making it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Names a build made elsewhere. */
const VARIABLE = 'APARTE_FIREFOX_DIST';

export function firefoxDist(): string {
  return process.env[VARIABLE] ?? join(ROOT, '.output', 'firefox-mv3-e2e');
}

/**
 * Builds the extension for Firefox, with access to this machine's own pages.
 * @throws with the compiler's words when it does not build.
 */
export function buildForFirefox(): void {
  if (process.env[VARIABLE] !== undefined) return;
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wxt, 'build', '-b', 'firefox', '--mv3', '--mode', 'e2e'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The Firefox build failed.\n${stdout}\n${stderr}`);
}
