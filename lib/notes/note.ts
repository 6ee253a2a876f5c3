/** A note: a moment of the session with words, or a marker that has none yet. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { NOTE_KINDS, readKind } from './kinds';
import { instant } from '../time/instant';

export const MAX_NOTE_CHARS = 2_000_000;

export const notePayload = z.object({
  /** Empty while a marker has no label. */
  text: z.string().check(z.maxLength(MAX_NOTE_CHARS)),
  /** The moment the note is about, in epoch ms: when writing began, or the start of a turn just heard. */
  momentAt: instant,
  marker: z.boolean(),
  kind: z._default(z.enum(NOTE_KINDS), 'free'),
  /** Included in messages to the person. Notes are private until the coach marks them. */
  shareable: z._default(z.boolean(), false),
  /** Written before the call: shown apart from notes of the session. */
  prep: z._default(z.boolean(), false),
  /** For a parking-lot note: done or dropped; null while it is open. */
  settled: z._default(z.nullable(z.enum(['done', 'dropped'])), null),
  /** The last session in which the coach kept it for next time. */
  keptIn: z._default(z.nullable(z.string()), null),
  /** Records a change in the person's life on that day, outside any session; a mark on their charts. */
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
  /** Null until the session it prepares has begun. */
  readonly sessionId: string | null;
  readonly personId: string | null;
}

/**
 * @param text as typed: a leading sign selects its kind
 * @throws RangeError when there are no words, or too many.
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

/** A preparation note for the next call; a leading sign is an ordinary character. */
export function newPrep(text: string, stamp: Stamp, personId: string): NoteRecord {
  const payload = { ...FRESH, kind: 'free' as const, text, momentAt: stamp.nowMs, prep: true };
  return newRecord('note', payload, stamp, { personId });
}

/**
 * A dated mark of a change in a person's life, to help read their charts; it claims no cause.
 * @throws RangeError when there are no words.
 */
export function newChange(text: string, at: number, stamp: Stamp, personId: string): NoteRecord {
  const words = text.trim();
  if (words === '') throw new RangeError('A change needs words.');
  const payload = { ...FRESH, kind: 'free' as const, text: words, momentAt: at, change: true };
  return newRecord('note', payload, stamp, { personId });
}

/** The notes of the session itself, without preparation notes. */
export function happened(notes: readonly NoteRecord[]): NoteRecord[] {
  return notes.filter(({ payload }) => !payload.prep);
}

/** Sorted by the moments they are about. */
export function byMoment(notes: readonly NoteRecord[]): NoteRecord[] {
  return notes.toSorted(
    (a, b) => a.payload.momentAt - b.payload.momentAt || a.createdAt - b.createdAt,
  );
}
