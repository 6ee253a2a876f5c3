/**
 * npm run pictures: tells the demo story, and shows each state of the panel and the views of the
 * journal, for README and docs, and makes of them what the stores show.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KEPT = {
  'panel-2-consent': 'panel-consent',
  'panel-4-in-session-light': 'panel-light-en',
  'panel-4-in-session-dark': 'panel-dark-en',
  'panel-6-french': 'panel-light-fr',
  'reflection-1-guess': 'reflection-light-en',
  'reflection-2-revealed-dark': 'reflection-dark-en',
};

const run = (script) =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'run.mjs'), join(ROOT, 'scripts', script)], {
    cwd: ROOT,
    stdio: 'inherit',
  });

const told = run('story.ts');
if (told.status === 0) {
  const pictures = join(ROOT, 'docs', 'pictures');
  mkdirSync(pictures, { recursive: true });
  for (const [from, to] of Object.entries(KEPT))
    copyFileSync(join(ROOT, 'demo', `${from}.png`), join(pictures, `${to}.png`));
}
process.exitCode =
  told.status ||
  (run('states.ts').status ?? 1) ||
  (run('journal.ts').status ?? 1) ||
  (run('store.ts').status ?? 1);
