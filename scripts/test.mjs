/**
 * npm test: from a bare checkout to one line of results. Everything of `npm run check`, then the
 * stories in a real browser. Node built-ins only until the dependencies are there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureChromium, ensureDependencies, ensureFirefox, ensureNode } from './setup.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITEST = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const PLAYWRIGHT = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

const results = mkdtempSync(join(tmpdir(), 'aparte-results-'));
let passed = 0;
let failed = 0;

try {
  header('Set-up');
  ensureNode();
  ensureDependencies();
  const env = withBrowsers(ensureChromium(), ensureFirefox());
  for (const step of stepsOfCheck()) {
    if (step === 'unit') runVitest('unit and platform tests', [], env);
    else runCheck(step, env);
  }
  runStories(env);
  runFirefox(env);
} catch (error) {
  console.error(error.message);
  failed += 1;
}
rmSync(results, { recursive: true, force: true });
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

function withBrowsers(chromium, firefox) {
  const env = { ...process.env, CHROMIUM_PATH: chromium };
  return firefox === null ? env : { ...env, FIREFOX_PATH: firefox };
}

/** The names in package.json's `check`, so that a new check is run here too. */
function stepsOfCheck() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return scripts.check.split('&&').map((command) => {
    const [, name] = command.trim().match(/^npm run ([\w:-]+)$/) ?? [];
    if (name === undefined)
      throw new Error(`The check script has a step unlike the others: ${command}`);
    return name;
  });
}

/** A check has no tests to count: only its failure is counted. */
function runCheck(name, env) {
  header(name);
  // npm is a script on Windows, which only a shell can start.
  const { status } = spawnSync(`npm run --silent ${name}`, {
    cwd: ROOT,
    env,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0) failed += 1;
}

function runFirefox(env) {
  if (env.FIREFOX_PATH === undefined) {
    console.log('\nFirefox: not run (none found; FIREFOX_PATH names one).');
    return;
  }
  runVitest('stock Firefox', ['--config', 'tests/firefox/vitest.config.ts'], env);
}

function runVitest(part, args, env) {
  header(part);
  const file = join(results, `${part.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = runNode([VITEST, 'run', ...args, ...reporters], env);
  const counts = read(file, ({ numPassedTests, testResults }) => {
    const broken = testResults.filter(({ status: result }) => result === 'failed');
    // A file that cannot be loaded has no failed test of its own.
    const failures = broken.map(({ assertionResults }) =>
      Math.max(1, assertionResults.filter(({ status: result }) => result === 'failed').length),
    );
    return [numPassedTests, failures.reduce((sum, count) => sum + count, 0)];
  });
  count(counts, status);
}

function runStories(env) {
  header('stories in a real browser');
  const file = join(results, 'playwright.json');
  const status = runNode([PLAYWRIGHT, 'test', '--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const counts = read(file, ({ stats, errors }) => [
    stats.expected,
    stats.unexpected + stats.flaky + errors.length,
  ]);
  count(counts, status);
}

function runNode(args, env) {
  return spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' }).status;
}

/** What `toCounts` makes of a report; nothing when the runner fell over before writing one. */
function read(file, toCounts) {
  return existsSync(file) ? toCounts(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0];
}

/** A runner that fails without a failed test (an unhandled error, a crash) is one failure. */
function count([more, less], status) {
  passed += more;
  failed += status !== 0 && less === 0 ? 1 : less;
}

function header(part) {
  console.log(`\n── ${part} ──`);
}
