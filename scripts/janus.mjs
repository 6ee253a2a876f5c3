/**
 * npm run test:janus: a call through a real forwarding unit. Apart from `npm test`, since it wants
 * Debian's janus, which nothing else needs. Node built-ins only until the dependencies are there.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensureDependencies, ensureJanus } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLAYWRIGHT = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

try {
  ensureDependencies();
  ensureJanus();
  const { status } = spawnSync(
    process.execPath,
    [PLAYWRIGHT, 'test', '--config', 'tests/janus/playwright.config.ts', ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
