/**
 * Gets a machine ready, from a bare checkout: dependencies and browsers. Node built-ins only, since
 * it runs before `npm ci`. Each step says in one line what it found or does.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './browser.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = 20;

/** @throws when this Node is too old to build the extension. */
export function ensureNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new Error(
    `This needs Node ${OLDEST_NODE} or newer, and found ${version}. Install it from https://nodejs.org.`,
  );
}

/**
 * Installs the locked dependencies when they are missing or older than package-lock.json.
 * @throws when Node is too old or the installation fails.
 */
export function ensureDependencies() {
  ensureNode();
  const why = staleness();
  if (why === null) {
    report('Dependencies: up to date.');
    return;
  }
  report(`Dependencies: ${why}, running npm ci (about a minute)…`);
  // npm is a script on Windows, which only a shell can start.
  const { status } = spawnSync('npm ci', { cwd: ROOT, stdio: 'inherit', shell: true });
  if (status !== 0) {
    throw new Error('npm ci failed: see its message above, and check the network connection.');
  }
}

/** Why an installation is due, or null. */
function staleness() {
  // npm writes this file last: without it an installation was broken off.
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'not installed';
  const lock = join(ROOT, 'package-lock.json');
  return statSync(lock).mtimeMs > statSync(installed).mtimeMs ? 'package-lock.json changed' : null;
}

/**
 * Path of a Chromium-based browser, installed first where that is possible (Debian, as root).
 * @throws with what to install on this system when there is none.
 */
export function ensureChromium() {
  const path = findChromium() ?? installed('chromium', findChromium);
  if (path === null) {
    throw new Error(
      `No Chromium, Chrome or Edge was found. ${advice('chromium')} ` +
        'If it is in an unusual place, set CHROMIUM_PATH to its full path.',
    );
  }
  report(`Chromium: ${path}`);
  return path;
}

/** Path of a Firefox, installed first where possible, or null: what needs it is then left out. */
export function ensureFirefox() {
  const path = findFirefox() ?? installed('firefox-esr', findFirefox);
  report(
    path === null
      ? `Firefox: not found, so its checks are left out. ${advice('firefox-esr')} ` +
          'If it is in an unusual place, set FIREFOX_PATH to its full path.'
      : `Firefox: ${path}`,
  );
  return path;
}

/**
 * Janus and its demo pages, installed first where possible (Debian, as root).
 * @throws with what to install when they are not there.
 */
export function ensureJanus() {
  const found = findJanus() ?? installed('janus janus-demos', findJanus);
  if (found === null) {
    throw new Error(
      'Janus and its demo pages were not found. They are Debian’s packages janus and janus-demos: ' +
        'sudo apt-get install janus janus-demos.',
    );
  }
  report(`Janus: ${found}`);
}

function findJanus() {
  const places = ['/usr/bin/janus', '/usr/share/janus/demos/videoroomtest.html'];
  return places.every((place) => existsSync(place)) ? places[0] : null;
}

/** Installs Debian packages and looks again; null where it cannot. */
function installed(debianPackages, find) {
  if (!isDebian() || process.getuid?.() !== 0) return null;
  report(`Installing ${debianPackages} with apt-get (a minute or two)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  // A failed update may still leave usable package lists.
  run('update');
  const packages = debianPackages.split(' ');
  const { status, stderr, error } = run('install', '-y', '--no-install-recommends', ...packages);
  if (status === 0) return find();
  const reason = (stderr ?? error?.message ?? '').trim().split('\n').at(-1);
  report(`apt-get could not install ${debianPackages}${reason ? `: ${reason}` : '.'}`);
  return null;
}

/** Ubuntu's kind is left out: its chromium package only points to a snap. */
function isDebian() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false;
  const ids = readFileSync('/etc/os-release', 'utf8').match(/^ID(_LIKE)?=.*$/gm) ?? [];
  return /\bdebian\b/.test(ids.join(' ')) && !/ubuntu/.test(ids.join(' '));
}

function advice(debianPackage) {
  const name = debianPackage === 'chromium' ? 'Chromium, Chrome or Edge' : 'Firefox';
  if (process.platform === 'darwin') {
    const cask = debianPackage === 'chromium' ? 'google-chrome' : 'firefox';
    return `Install it with: brew install --cask ${cask}, or download ${name}.`;
  }
  if (process.platform === 'win32') {
    const id = debianPackage === 'chromium' ? 'Google.Chrome' : 'Mozilla.Firefox';
    return `Install it with: winget install ${id}, or download ${name}.`;
  }
  if (isDebian()) return `Install it with: sudo apt-get install ${debianPackage}.`;
  return `Install ${name} with your system's packages.`;
}

function report(line) {
  console.log(line);
}
