/** What is being written and not yet saved: kept so that it survives anything. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, withPayload } from '../records/envelope';
import { instant } from '../time/instant';
import { readKind, writtenAs } from './kinds';
import type { NoteRecord } from './note';

export const draftPayload = z.object({
  text: z.string(),
  /** When writing began, in epoch ms. */
  begunAt: instant,
  /** The moment the note will be about, where that is not when writing began; epoch ms. */
  momentAt: z._default(z.nullable(instant), null),
  /** The id the note will have: saving twice, after a crash between save and clean-up, is once. */
  noteId: z.string(),
  /** The page that writes it: no other page does while that one is open. Null: any page may. */
  pageId: z._default(z.nullable(z.string()), null),
  /** Of an edit: the stored words that it began from, where they are known. */
  base: z._default(z.nullable(z.string()), null),
});
export type Draft = z.infer<typeof draftPayload>;
export const draftRecord = recordSchema('draft', draftPayload);
export type DraftRecord = z.infer<typeof draftRecord>;

/** The drafts of a field have this id, as earlier versions wrote it, or one that continues it. */
export function draftId(field: string, sessionId: string | null): string {
  return `draft:${sessionId ?? 'none'}:${field}`;
}

/** The field in which a note is edited. */
export function editField(noteId: string): string {
  return `edit:${noteId}`;
}

/** The id of one draft among those of a field: each page that writes in the field has its own. */
export function ownDraftId(field: string, sessionId: string | null, ownId: string): string {
  return `${draftId(field, sessionId)}:${ownId}`;
}

export function isDraftOf(id: string, field: string, sessionId: string | null): boolean {
  const ofField = draftId(field, sessionId);
  return id === ofField || id.startsWith(`${ofField}:`);
}

/** May the page `pageId` write it? `openIds` are the pages that are open. */
export function isFree(
  { pageId }: Draft,
  page: { readonly pageId: string; readonly openIds: ReadonlySet<string> },
): boolean {
  return pageId === null || pageId === page.pageId || !page.openIds.has(pageId);
}

/** The same draft with another page to write it: not a sign of life, so its instant hardly moves. */
export function writtenBy(record: DraftRecord, pageId: string | null): DraftRecord {
  return withPayload(record, { ...record.payload, pageId }, record.updatedAt);
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
  draft: z.input<typeof draftPayload>,
  nowMs: number,
): DraftRecord {
  const { momentAt = null, pageId = null, base = null } = draft;
  const payload: Draft = { ...draft, momentAt, pageId, base };
  return newRecord('draft', payload, { id, nowMs }, { sessionId });
}

/** The moment a note made of this draft is about, in epoch ms. */
export function momentOf({ begunAt, momentAt }: Draft): number {
  return momentAt ?? begunAt;
}

/** What `text` says beyond the words `saved`: all of it, where it does not go on from them. */
export function wordsBeyond(text: string, saved: string): string {
  return text.startsWith(saved) ? text.slice(saved.length) : text;
}

/**
 * What a draft holds that is in no note yet: null when its note was saved.
 * @param note the stored note that has the draft's `noteId`
 * @param newId for the note that the rest will be
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
 * The record that keeps `note`. Undefined where another note is stored under its id, which stays as it
 * is: the words need an id of their own.
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
