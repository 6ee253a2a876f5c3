/** Finds the browsers that the demo, the tests and the evaluations drive. Node built-ins only. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Commands looked for on the PATH, and full paths, by platform; the first that exists is taken. */
const CHROMIUM = {
  variable: 'CHROMIUM_PATH',
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'msedge',
  ],
  linux: [
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ],
  darwin: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const FIREFOX = {
  variable: 'FIREFOX_PATH',
  commands: ['firefox-esr', 'firefox'],
  linux: [
    '/usr/lib/firefox-esr/firefox-esr',
    '/usr/lib/firefox/firefox',
    '/opt/firefox/firefox',
    '/snap/bin/firefox',
  ],
  darwin: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
  win32: [
    'Mozilla Firefox\\firefox.exe',
    'Firefox Developer Edition\\firefox.exe',
    'Firefox Nightly\\firefox.exe',
  ],
};

/**
 * Path of a Chromium, Chrome or Edge, or null. `CHROMIUM_PATH` comes first.
 * @throws when CHROMIUM_PATH names no program: silently taking another would surprise.
 */
export function findChromium(env = process.env, platform = process.platform) {
  return find(CHROMIUM, env, platform);
}

/**
 * Path of a Firefox, the long-term release first, or null. `FIREFOX_PATH` comes before all.
 * @throws when FIREFOX_PATH names no program.
 */
export function findFirefox(env = process.env, platform = process.platform) {
  return find(FIREFOX, env, platform);
}

function find(browser, env, platform) {
  const chosen = env[browser.variable];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`${browser.variable} is set to ${chosen}, which is not a program.`);
  }
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = pathOf(env).split(delimiter).filter(Boolean);
  const onPath = browser.commands.flatMap((command) =>
    folders.map((folder) => join(folder, command + suffix)),
  );
  return [...onPath, ...usualPlaces(browser, env, platform)].find(isProgram) ?? null;
}

/** Windows writes the variable as Path. */
function pathOf(env) {
  return env.PATH ?? env.Path ?? '';
}

function usualPlaces(browser, env, platform) {
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
    return browser.darwin.flatMap((path) => roots.map((root) => join(root, path)));
  }
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'LOCALAPPDATA'];
    const known = roots.map((name) => env[name]).filter(Boolean);
    return browser.win32.flatMap((path) => known.map((root) => join(root, path)));
  }
  return browser.linux;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
