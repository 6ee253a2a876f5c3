/** A nudge that was shown, and what became of it: the budget of a session outlives the panel. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';

export const nudgePayload = z.object({
  /** Which trigger of the catalogue it was. */
  trigger: z.string().check(z.minLength(1), z.maxLength(80)),
  shownAt: z.int().check(z.minimum(0)),
  /** `shown` until the coach does something about it. */
  fate: z.enum(['shown', 'dismissed', 'used', 'snoozed']),
});
export type NudgePayload = z.infer<typeof nudgePayload>;

export const nudgeRecord = recordSchema('nudge', nudgePayload);
export type NudgeRecord = z.infer<typeof nudgeRecord>;

export function newNudge(
  trigger: string,
  stamp: Stamp,
  links: { readonly sessionId: string; readonly personId: string | null },
): NudgeRecord {
  const payload = { trigger, shownAt: stamp.nowMs, fate: 'shown' as const };
  return newRecord('nudge', payload, stamp, links);
}
