import * as z from 'zod/mini';

/**
 * Keeps zod from compiling validators with `new Function`, which our content security policy
 * forbids and would report. Called once by every script before it parses anything.
 */
export function parseWithoutEval(): void {
  z.config({ jitless: true });
}
