/** Editing a stored note that another page may have changed since. */
import { withPayload } from '../records/envelope';
import { readKind, writtenAs } from './kinds';
import type { NoteRecord } from './note';

export interface NoteEdit {
  /** As typed: a leading sign selects the kind. */
  readonly words: string;
  /** The stored words the edit is based on. */
  readonly base: string;
}

/** The note with the edit applied. Undefined when the note was changed or deleted since the edit began. */
export function editedNote(
  stored: NoteRecord,
  { words, base }: NoteEdit,
  nowMs: number,
): NoteRecord | undefined {
  const found = writtenAs(stored.payload);
  if (stored.deletedAt !== null) return undefined;
  // An earlier attempt failed only after it had reached the disk.
  if (found === writtenAs(readKind(words))) return stored;
  if (found !== base) return undefined;
  return withPayload(stored, { ...stored.payload, ...readKind(words) }, nowMs);
}
