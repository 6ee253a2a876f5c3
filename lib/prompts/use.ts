/** A prompt the coach marked as used, and when: kept with the session. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';

export const promptUsePayload = z.object({
  promptId: z.string(),
  /** As it was worded then, so that a later edit of the catalogue changes no history. */
  text: z.string(),
  usedAt: z.int().check(z.minimum(0)),
});
export const promptUseRecord = recordSchema('promptUse', promptUsePayload);
export type PromptUseRecord = z.infer<typeof promptUseRecord>;

export function newPromptUse(
  promptId: string,
  text: string,
  stamp: Stamp,
  links: { readonly sessionId: string; readonly personId: string | null },
): PromptUseRecord {
  return newRecord('promptUse', { promptId, text, usedAt: stamp.nowMs }, stamp, links);
}
