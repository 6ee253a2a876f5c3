/** What is being written and not yet saved: kept so that it survives anything. */
import * as z from 'zod/mini';
import { newRecord, recordSchema } from '../records/envelope';

export const draftPayload = z.object({
  text: z.string(),
  /** When writing began, in epoch ms. */
  begunAt: z.int().check(z.minimum(0)),
  /** The moment the note will be about, where that is not when writing began; epoch ms. */
  momentAt: z._default(z.nullable(z.int().check(z.minimum(0))), null),
  /** The id the note will have: saving twice, after a crash between save and clean-up, is once. */
  noteId: z.string(),
});
export type Draft = z.infer<typeof draftPayload>;
export const draftRecord = recordSchema('draft', draftPayload);
export type DraftRecord = z.infer<typeof draftRecord>;

/** One draft per field and session. */
export function draftId(field: string, sessionId: string | null): string {
  return `draft:${sessionId ?? 'none'}:${field}`;
}

export function newDraft(
  field: string,
  sessionId: string | null,
  draft: Draft,
  nowMs: number,
): DraftRecord {
  return newRecord('draft', draft, { id: draftId(field, sessionId), nowMs }, { sessionId });
}

/** The moment a note made of this draft is about, in epoch ms. */
export function momentOf({ begunAt, momentAt }: Draft): number {
  return momentAt ?? begunAt;
}
