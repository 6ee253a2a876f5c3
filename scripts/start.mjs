/**
 * npm start: from a bare checkout to the extension beside a live call. With a display a browser
 * stays open until it is closed; without one the same story is told headless, into demo/. Node
 * built-ins only until the dependencies are there.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensureDependencies, ensureNode } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

try {
  ensureNode();
  ensureDependencies();
  const env = { ...process.env, CHROMIUM_PATH: ensureChromium() };
  const run = [join(ROOT, 'scripts', 'run.mjs'), join(ROOT, 'scripts', 'story.ts')];
  const { status } = spawnSync(process.execPath, [...run, ...(hasDisplay() ? ['--show'] : [])], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
