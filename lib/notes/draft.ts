/**
 * A draft: text being written and not yet saved as a note. It is stored so that it survives closing and
 * crashes.
 */
import * as z from 'zod/mini';
import { newRecord, recordSchema, withPayload } from '../records/envelope';
import { instant } from '../time/instant';
import { readKind, writtenAs } from './kinds';
import type { NoteRecord } from './note';

export const draftPayload = z.object({
  text: z.string(),
  /** When writing began, in epoch ms. */
  begunAt: instant,
  /** The moment the note will be about, in epoch ms; null when that is `begunAt`. */
  momentAt: z._default(z.nullable(instant), null),
  /** The id of the future note: it makes saving idempotent after a crash between save and clean-up. */
  noteId: z.string(),
  /** The page that owns the draft: no other page writes it while that page is open. Null: any page may. */
  pageId: z._default(z.nullable(z.string()), null),
  /** For an edit: the stored words it is based on, if known. */
  base: z._default(z.nullable(z.string()), null),
});
export type Draft = z.infer<typeof draftPayload>;
export const draftRecord = recordSchema('draft', draftPayload);
export type DraftRecord = z.infer<typeof draftRecord>;

/** The draft id of a field, as earlier versions used it; current ids start with it. */
export function draftId(field: string, sessionId: string | null): string {
  return `draft:${sessionId ?? 'none'}:${field}`;
}

/** The field name for editing a note. */
export function editField(noteId: string): string {
  return `edit:${noteId}`;
}

/** The id of one page's draft of a field: each page that writes in the field has its own. */
export function ownDraftId(field: string, sessionId: string | null, ownId: string): string {
  return `${draftId(field, sessionId)}:${ownId}`;
}

export function isDraftOf(id: string, field: string, sessionId: string | null): boolean {
  const ofField = draftId(field, sessionId);
  return id === ofField || id.startsWith(`${ofField}:`);
}

/** Whether the page `pageId` may write the draft. `openIds` are the ids of the open pages. */
export function isFree(
  { pageId }: Draft,
  page: { readonly pageId: string; readonly openIds: ReadonlySet<string> },
): boolean {
  return pageId === null || pageId === page.pageId || !page.openIds.has(pageId);
}

/** The draft with another owner. It keeps `updatedAt`, since changing the owner is no change of the text. */
export function writtenBy(record: DraftRecord, pageId: string | null): DraftRecord {
  return withPayload(record, { ...record.payload, pageId }, record.updatedAt);
}

/** Joins several drafts under the id `id`, sorted by when they were begun. */
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
  draft: z.input<typeof draftPayload>,
  nowMs: number,
): DraftRecord {
  const { momentAt = null, pageId = null, base = null } = draft;
  const payload: Draft = { ...draft, momentAt, pageId, base };
  return newRecord('draft', payload, { id, nowMs }, { sessionId });
}

/** The moment that the note made from this draft is about, in epoch ms. */
export function momentOf({ begunAt, momentAt }: Draft): number {
  return momentAt ?? begunAt;
}

/** The part of `text` after the words `saved`; all of it when it does not start with them. */
export function wordsBeyond(text: string, saved: string): string {
  return text.startsWith(saved) ? text.slice(saved.length) : text;
}

/**
 * The part of a draft that no note contains yet; null when its note was saved.
 * @param note the stored note that has the draft's `noteId`
 * @param newId creates the id of the note for the remaining text
 */
export function unsaved(
  draft: Draft,
  note: NoteRecord | undefined,
  newId: () => string,
): Draft | null {
  if (note === undefined) return draft;
  if (sameWords(draft.text, note)) return null;
  const text = wordsBeyond(draft.text, writtenAs(note.payload));
  return { ...draft, text, noteId: newId() };
}

/**
 * The record that stores `note`. Undefined when its id already holds a note with other words: do not
 * overwrite it, save the words under a new id.
 * @param tried the words of an earlier attempt at the same save, which may have reached the disk
 */
export function withoutOverwriting(
  stored: NoteRecord | undefined,
  note: NoteRecord,
  tried: string | null = null,
): NoteRecord | undefined {
  if (!stored) return note;
  if (sameWords(writtenAs(note.payload), stored)) return stored;
  if (tried === null || !sameWords(tried, stored)) return undefined;
  const { kind, text } = note.payload;
  return withPayload(stored, { ...stored.payload, kind, text }, note.updatedAt);
}

function sameWords(written: string, { payload }: NoteRecord): boolean {
  return writtenAs(readKind(written)) === writtenAs(payload);
}
