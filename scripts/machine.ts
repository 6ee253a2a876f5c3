import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { findChromium } from './browser.mjs';

/** What figures were measured on, and when, in one line. */
export function machine(): string {
  const processors = cpus();
  const chromium = findChromium();
  const browser = chromium === null ? 'no Chromium' : versionOf(chromium);
  return [
    processors[0]?.model.trim() ?? 'unknown processor',
    `${processors.length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.versions.node}`,
    browser,
    new Date().toISOString().slice(0, 10),
  ].join(', ');
}

/** Some distributions start it by a script that talks to itself on standard error. */
function versionOf(program: string): string {
  return execFileSync(program, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
