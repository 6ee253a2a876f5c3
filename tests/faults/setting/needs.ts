import process from 'node:process';
import { findChromium, findFirefox } from '../../../scripts/browser.mjs';
import type { Needs } from '../fault';

const CHECKS: Readonly<Record<Needs, () => string | null>> = {
  nothing: () => null,
  chromium: () => (findChromium() === null ? 'no Chromium was found (CHROMIUM_PATH)' : null),
  firefox: () => (findFirefox() === null ? 'no Firefox was found (FIREFOX_PATH)' : null),
  root: () =>
    process.platform === 'linux' && process.getuid?.() === 0
      ? null
      : 'it mounts file systems, which takes root on Linux',
};

/** Why a fault cannot be run here, or null. */
export function missing(needs: readonly Needs[]): string | null {
  return needs.map((need) => CHECKS[need]()).find((reason) => reason !== null) ?? null;
}
