/** What is being written and not yet saved: kept so that it survives anything. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, withPayload } from '../records/envelope';
import { instant } from '../time/instant';

export const draftPayload = z.object({
  text: z.string(),
  /** When writing began, in epoch ms. */
  begunAt: instant,
  /** The moment the note will be about, where that is not when writing began; epoch ms. */
  momentAt: z._default(z.nullable(instant), null),
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

/** The field in which a note is edited. */
export function editField(noteId: string): string {
  return `edit:${noteId}`;
}

/** Where words are kept while the draft `id` cannot be read, never to be written over. */
export function besideId(id: string, noteId: string): string {
  return `${id}:beside:${noteId}`;
}

/** The draft `id` and those kept beside it. */
export function withThoseBeside(drafts: readonly DraftRecord[], id: string): DraftRecord[] {
  return drafts.filter((draft) => draft.id === id || draft.id.startsWith(besideId(id, '')));
}

/** Several as one under the id `id`, what was begun first first. */
export function joined(drafts: readonly [DraftRecord, ...DraftRecord[]], id: string): DraftRecord {
  const inOrder = drafts.toSorted((a, b) => a.payload.begunAt - b.payload.begunAt);
  const text = inOrder.map(({ payload }) => payload.text).join('\n');
  const first = inOrder[0] ?? drafts[0];
  const latestMs = Math.max(...drafts.map(({ updatedAt }) => updatedAt));
  return withPayload({ ...first, id }, { ...first.payload, text }, latestMs);
}

export function newDraft(
  id: string,
  sessionId: string | null,
  draft: Draft,
  nowMs: number,
): DraftRecord {
  return newRecord('draft', draft, { id, nowMs }, { sessionId });
}

/** The moment a note made of this draft is about, in epoch ms. */
export function momentOf({ begunAt, momentAt }: Draft): number {
  return momentAt ?? begunAt;
}
