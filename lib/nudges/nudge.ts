/**
 * A cue that was shown, and its outcome. It is stored so that a session's cue limit also counts after the
 * panel was closed.
 */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

/** `shown` until the coach responds. */
export const FATES = ['shown', 'dismissed', 'used', 'snoozed'] as const;
export type CueOutcome = (typeof FATES)[number];

const nudgePayload = z.object({
  /** The trigger's name: one of those in triggers.ts, or of an earlier version. */
  trigger: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Epoch ms. */
  shownAt: instant,
  fate: z.enum(FATES),
  /** For `snoozed`: no cue until then, in epoch ms; null: for the rest of the session. */
  snoozedUntil: z._default(z.nullable(instant), null),
});

export const nudgeRecord = recordSchema('nudge', nudgePayload);
export type NudgeRecord = z.infer<typeof nudgeRecord>;

/**
 * The id of a session's cue, made from its number, which starts at 1. Two panels about to show the same
 * number write the same id, so that only one of them succeeds.
 */
export function nudgeId(sessionId: string, number: number): string {
  return `nudge:${sessionId}:${number}`;
}

/** The number of the session's next cue. Cues with the random ids of earlier versions count too. */
export function nextNudgeNumber(sessionId: string, nudges: readonly NudgeRecord[]): number {
  const prefix = nudgeId(sessionId, 0).slice(0, -1);
  const numbers = nudges
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id }) => Number(id.slice(prefix.length)))
    .filter(Number.isInteger);
  return Math.max(nudges.length, ...numbers) + 1;
}

export function newNudge(
  trigger: string,
  stamp: Stamp,
  links: { readonly sessionId: string; readonly personId: string | null },
): NudgeRecord {
  const payload = {
    trigger,
    shownAt: stamp.nowMs,
    fate: 'shown' as const,
    snoozedUntil: null,
  };
  return newRecord('nudge', payload, stamp, links);
}
