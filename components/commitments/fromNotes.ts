/** Offers notes of the kind 'commitment' as commitments after the call. */
import type { NoteRecord } from '../../lib/notes/note';
import { byMoment } from '../../lib/notes/note';
import type { CommitmentRow } from './commitmentRow';

const MAX_CHARS = 10_000;

/** Derived from the note's id, so that no note becomes two commitments. */
export function idOfNote(note: NoteRecord): string {
  return `commitment:${note.id}`.slice(0, 200);
}

/** Commitment notes that were not converted yet and whose words match no existing commitment. */
export function commitmentNotes(
  notes: readonly NoteRecord[],
  rows: readonly CommitmentRow[],
): NoteRecord[] {
  const taken = new Set(rows.flatMap(({ id, text }) => [id, text.trim()]));
  return byMoment(notes).filter((note) => {
    const words = note.payload.text.trim();
    return (
      note.payload.kind === 'commitment' &&
      words !== '' &&
      words.length <= MAX_CHARS &&
      !taken.has(idOfNote(note)) &&
      !taken.has(words)
    );
  });
}
