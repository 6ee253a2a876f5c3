import { setTimeout as sleep } from 'node:timers/promises';

const POLL_EVERY_MS = 50;

/**
 * The first result that is neither null nor undefined.
 * @throws naming `what` after `timeoutMs`.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined> | T | null | undefined,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined) return seen;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(POLL_EVERY_MS);
  }
}
