/** An instant as it is stored and sent: whole milliseconds since 1970, and never one that `Date` cannot hold. */
import * as z from 'zod/mini';

/** Where `Date` ends: formatting a later instant throws, and would take the page with it. */
export const MAX_INSTANT_MS = 8_640_000_000_000_000;

export const instant = z.int().check(z.minimum(0), z.maximum(MAX_INSTANT_MS));
