/** What is being written and not yet saved: kept so that it survives anything. */
import * as z from 'zod/mini';
import { newRecord, recordSchema } from '../records/envelope';

export const draftPayload = z.object({
  text: z.string(),
  /** When writing began, in epoch ms: the moment the note will be about. */
  begunAt: z.int().check(z.minimum(0)),
  /** The id the note will have: saving twice, after a crash between save and clean-up, is once. */
  noteId: z.string(),
});
export const draftRecord = recordSchema('draft', draftPayload);
export type DraftRecord = z.infer<typeof draftRecord>;

/** One draft per field and session. */
export function draftId(field: string, sessionId: string | null): string {
  return `draft:${sessionId ?? 'none'}:${field}`;
}

export function newDraft(
  field: string,
  sessionId: string | null,
  draft: z.infer<typeof draftPayload>,
  nowMs: number,
): DraftRecord {
  return newRecord('draft', draft, { id: draftId(field, sessionId), nowMs }, { sessionId });
}
