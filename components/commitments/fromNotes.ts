/** Notes of the kind 'commitment' are offered as commitments once the call is over. */
import type { NoteRecord } from '../../lib/notes/note';
import { byMoment } from '../../lib/notes/note';
import type { CommitmentRow } from './commitmentRow';

const MAX_CHARS = 10_000;

/** Made from the note's, so that no note becomes two commitments. */
export function idOfNote(note: NoteRecord): string {
  return `commitment:${note.id}`.slice(0, 200);
}

/** The notes that could become a commitment and have not: not by a press, not by the same words. */
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
