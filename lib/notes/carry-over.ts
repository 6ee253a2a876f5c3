/** Items left open with a person, to review in their next session. */
import { carriedInto, openFirst, type CommitmentRecord } from '../commitments/commitment';
import { startedAt, type SessionRecord } from '../session/session';
import type { NoteRecord } from './note';

export type CarriedItem = CommitmentRecord | NoteRecord;

/**
 * Open commitments by due date, then parking-lot notes, latest first: all from before `session`, except those
 * already kept for next time in it.
 */
export function carriedOver(
  session: SessionRecord,
  commitments: readonly CommitmentRecord[],
  notes: readonly NoteRecord[],
): CarriedItem[] {
  const begun = { id: session.id, startedAt: startedAt(session.payload.events) };
  const met = ({ payload }: CarriedItem) => payload.keptIn === session.id;
  const open = carriedInto(begun, commitments).filter(({ payload }) => payload.state === 'open');
  const parked = notes.filter(
    (note) =>
      note.sessionId !== session.id &&
      note.createdAt < begun.startedAt &&
      note.payload.kind === 'parking' &&
      note.payload.settled === null &&
      !note.payload.prep,
  );
  return [
    ...openFirst(open),
    ...parked.toSorted((a, b) => b.payload.momentAt - a.payload.momentAt),
  ].filter((item) => !met(item));
}
