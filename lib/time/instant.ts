/** An instant as stored and sent: whole milliseconds since 1970, within the range of `Date`. */
import * as z from 'zod/mini';

/** The latest instant of `Date`: formatting a later one throws, and would crash the page. */
export const MAX_INSTANT_MS = 8_640_000_000_000_000;

export const instant = z.int().check(z.minimum(0), z.maximum(MAX_INSTANT_MS));
