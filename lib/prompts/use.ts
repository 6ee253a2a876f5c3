/** A use of a prompt in a session, with its outcome: a description without a score. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

const ms = z.int();

export const promptUsePayload = z.object({
  promptId: z.string(),
  /** The wording at that time, so that later edits of the catalogue do not change history. */
  text: z.string(),
  usedAt: instant,
  /** `dismissed`: the coach asked to show it less. */
  did: z._default(z.enum(['used', 'dismissed']), 'used'),
  /**
   * The outcome, once heard: the answer's latency (floor transfer offset) and the length of the person's
   * turn, in ms.
   */
  landed: z._default(z.nullable(z.object({ latencyMs: ms, turnMs: ms })), null),
});
export type PromptUsePayload = z.infer<typeof promptUsePayload>;
export type PromptOutcome = NonNullable<PromptUsePayload['landed']>;

export const promptUseRecord = recordSchema('promptUse', promptUsePayload);
export type PromptUseRecord = z.infer<typeof promptUseRecord>;

/** Oldest first, without duplicates. */
export function inOrderOfUse(uses: readonly PromptUseRecord[]): PromptUseRecord[] {
  const byId = new Map(uses.map((use) => [use.id, use]));
  return [...byId.values()].toSorted((a, b) => a.payload.usedAt - b.payload.usedAt);
}

export function newPromptUse(
  promptId: string,
  text: string,
  stamp: Stamp,
  links: { readonly sessionId: string; readonly personId: string | null },
  did: PromptUsePayload['did'] = 'used',
): PromptUseRecord {
  const payload = { promptId, text, usedAt: stamp.nowMs, did, landed: null };
  return newRecord('promptUse', payload, stamp, links);
}
