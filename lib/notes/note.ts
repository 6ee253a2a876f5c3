/** A note is a moment of the session with words, or a marker still waiting for them. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { NOTE_KINDS, readKind } from './kinds';
import { instant } from '../time/instant';

export const MAX_NOTE_CHARS = 2_000_000;

export const notePayload = z.object({
  /** Empty while a marker waits for its label. */
  text: z.string().check(z.maxLength(MAX_NOTE_CHARS)),
  /** The instant it is about, in epoch ms: when writing began, or the start of a turn just heard. */
  momentAt: instant,
  marker: z.boolean(),
  kind: z._default(z.enum(NOTE_KINDS), 'free'),
  /** Goes into a message to the person. Notes are the coach's own until marked otherwise. */
  shareable: z._default(z.boolean(), false),
  /** Written before the call: kept apart from what happened in it. */
  prep: z._default(z.boolean(), false),
  /** A parking-lot note: taken up or let go; null while it waits. */
  settled: z._default(z.nullable(z.enum(['done', 'dropped'])), null),
  /** The session in which it was last kept for next time. */
  keptIn: z._default(z.nullable(z.string()), null),
  /** Says what changed for the person on that day, outside any session: a mark on their charts. */
  change: z._default(z.boolean(), false),
});
export type NotePayload = z.infer<typeof notePayload>;

export const noteRecord = recordSchema('note', notePayload);
export type NoteRecord = z.infer<typeof noteRecord>;

const FRESH = {
  marker: false,
  shareable: false,
  prep: false,
  settled: null,
  keptIn: null,
  change: false,
} satisfies Partial<NotePayload>;

export interface NoteContext {
  /** Null before the session it prepares has begun. */
  readonly sessionId: string | null;
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
  return newRecord('note', { ...FRESH, ...readKind(text), momentAt }, stamp, context);
}

/** A marker without words, to be labelled later. */
export function newMarker(momentAt: number, stamp: Stamp, context: NoteContext): NoteRecord {
  const payload = { ...FRESH, kind: 'free' as const, text: '', momentAt, marker: true };
  return newRecord('note', payload, stamp, context);
}

/** Words for a call that has not begun; a sign at its start is a word like any other. */
export function newPrep(text: string, stamp: Stamp, personId: string): NoteRecord {
  const payload = { ...FRESH, kind: 'free' as const, text, momentAt: stamp.nowMs, prep: true };
  return newRecord('note', payload, stamp, { personId });
}

/**
 * What changed for a person, and when: no cause of anything, a mark to read their charts by.
 * @throws RangeError when there are no words.
 */
export function newChange(text: string, at: number, stamp: Stamp, personId: string): NoteRecord {
  const words = text.trim();
  if (words === '') throw new RangeError('A change needs words.');
  const payload = { ...FRESH, kind: 'free' as const, text: words, momentAt: at, change: true };
  return newRecord('note', payload, stamp, { personId });
}

/** What was noted in the session, without what was prepared for it. */
export function happened(notes: readonly NoteRecord[]): NoteRecord[] {
  return notes.filter(({ payload }) => !payload.prep);
}

/** In the order of the moments they are about. */
export function byMoment(notes: readonly NoteRecord[]): NoteRecord[] {
  return notes.toSorted(
    (a, b) => a.payload.momentAt - b.payload.momentAt || a.createdAt - b.createdAt,
  );
}
