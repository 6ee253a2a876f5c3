/** A note is a moment of the session with words, or a marker still waiting for them. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { NOTE_KINDS, readKind } from './kinds';

export const MAX_NOTE_CHARS = 2_000_000;

export const notePayload = z.object({
  /** Empty while a marker waits for its label. */
  text: z.string().check(z.maxLength(MAX_NOTE_CHARS)),
  /** The instant it is about, in epoch ms: when writing began, or the start of a turn just heard. */
  momentAt: z.int().check(z.minimum(0)),
  marker: z.boolean(),
  kind: z._default(z.enum(NOTE_KINDS), 'free'),
  /** Goes into a message to the person. Notes are the coach's own until marked otherwise. */
  shareable: z._default(z.boolean(), false),
});
export type NotePayload = z.infer<typeof notePayload>;

export const noteRecord = recordSchema('note', notePayload);
export type NoteRecord = z.infer<typeof noteRecord>;

export interface NoteContext {
  readonly sessionId: string;
  readonly personId: string | null;
}

/**
 * @param text as written: a leading sign tells its kind
 * @throws RangeError when there is nothing to keep, or too much.
 */
export function newNote(
  text: string,
  momentAt: number,
  stamp: Stamp,
  context: NoteContext,
): NoteRecord {
  if (text.trim() === '') throw new RangeError('A note needs at least one word.');
  if (text.length > MAX_NOTE_CHARS)
    throw new RangeError('A note holds at most 2,000,000 characters.');
  return newRecord(
    'note',
    { ...readKind(text), momentAt, marker: false, shareable: false },
    stamp,
    context,
  );
}

/** A marker without words, to be labelled later. */
export function newMarker(momentAt: number, stamp: Stamp, context: NoteContext): NoteRecord {
  const payload = { kind: 'free' as const, text: '', momentAt, marker: true, shareable: false };
  return newRecord('note', payload, stamp, context);
}

/** In the order of the moments they are about. */
export function byMoment(notes: readonly NoteRecord[]): NoteRecord[] {
  return notes.toSorted(
    (a, b) => a.payload.momentAt - b.payload.momentAt || a.createdAt - b.createdAt,
  );
}
