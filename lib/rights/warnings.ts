/**
 * How long the warning of automatic erasure has been shown for each person. Nobody is erased before it was
 * shown for 30 days, whatever moved the date forward: fewer months in the settings, settings merged from a
 * backup, a clock that is years ahead.
 */
import * as z from 'zod/mini';
import { instant } from '../time/instant';

export const WARNING_MS = 30 * 24 * 3_600_000;

/**
 * Time between two checks counts only up to this, in ms: a longer gap means that nobody used Aparté or that
 * the clock was set forward.
 */
const LOOK_AT_LEAST_EVERY_MS = 60 * 24 * 3_600_000;

const ms = instant;

/** Stored beside the records, in this database alone: a backup must not contain it. */
export const warnings = z.object({
  /** Time of the last check, in epoch ms. */
  lookedAt: ms,
  /** Warning time in ms, by person id. */
  stoodMs: z.record(z.string(), ms),
});
export type Warnings = z.infer<typeof warnings>;

export const NO_WARNINGS: Warnings = { lookedAt: 0, stoodMs: {} };

/** How long the warning of a person has been shown, in ms. */
export function stoodMs({ lookedAt, stoodMs: before }: Warnings, personId: string, nowMs: number) {
  const stood = before[personId];
  if (stood === undefined) return 0;
  const sinceMs = nowMs - lookedAt;
  return sinceMs < 0 || sinceMs > LOOK_AT_LEAST_EVERY_MS ? stood : stood + sinceMs;
}

/** The updated warnings for these people. A warning that was withdrawn starts again from 0. */
export function warningsNow(
  before: Warnings,
  personIds: readonly string[],
  nowMs: number,
): Warnings {
  const stood = personIds.map((id) => [id, stoodMs(before, id, nowMs)] as const);
  return { lookedAt: nowMs, stoodMs: Object.fromEntries(stood) };
}
