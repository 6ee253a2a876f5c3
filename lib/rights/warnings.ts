/**
 * How long each person's warning has stood: that all about them will be erased by itself. Nobody is
 * erased before it stood for 30 days, whatever brought their time forward: fewer months in the
 * settings, settings merged from a backup, a clock that is years ahead.
 */
import * as z from 'zod/mini';
import { instant } from '../time/instant';

export const WARNING_MS = 30 * 24 * 3_600_000;

/**
 * Time between two looks counts only up to this, in ms: over a longer time nobody used Aparté, or the
 * clock was set forward.
 */
const LOOK_AT_LEAST_EVERY_MS = 60 * 24 * 3_600_000;

const ms = instant;

/** Kept beside the records, in this database alone: a backup must not bring it along. */
export const warnings = z.object({
  /** When it was last looked, in epoch ms. */
  lookedAt: ms,
  /** By the person's id. */
  stoodMs: z.record(z.string(), ms),
});
export type Warnings = z.infer<typeof warnings>;

export const NO_WARNINGS: Warnings = { lookedAt: 0, stoodMs: {} };

/** How long the warning of a person has stood, in ms. */
export function stoodMs({ lookedAt, stoodMs: before }: Warnings, personId: string, nowMs: number) {
  const stood = before[personId];
  if (stood === undefined) return 0;
  const sinceMs = nowMs - lookedAt;
  return sinceMs < 0 || sinceMs > LOOK_AT_LEAST_EVERY_MS ? stood : stood + sinceMs;
}

/** The warnings as they stand now for these people. A warning that was taken back begins anew. */
export function warningsNow(
  before: Warnings,
  personIds: readonly string[],
  nowMs: number,
): Warnings {
  const stood = personIds.map((id) => [id, stoodMs(before, id, nowMs)] as const);
  return { lookedAt: nowMs, stoodMs: Object.fromEntries(stood) };
}
