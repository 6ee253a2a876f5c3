/** What was being written in a field when it was last left. */
import {
  besideId,
  draftId,
  joined,
  withThoseBeside,
  type Draft,
  type DraftRecord,
} from '../../lib/notes/draft';
import type { Services } from '../app/services';

export interface Unfinished {
  /** Where the field's words are kept. */
  readonly id: string;
  readonly draft: Draft | null;
  /** Something may be stored that cannot be read: its place is left alone, `id` is one beside it. */
  readonly unreadable: boolean;
}

type Reading = Pick<Services, 'stores' | 'clock'>;

export async function readUnfinished(
  { stores, clock }: Reading,
  field: string,
  sessionId: string,
): Promise<Unfinished> {
  const own = draftId(field, sessionId);
  const beside = () => besideId(own, clock.newId());
  try {
    const left = await draftsLeft(stores, own, sessionId);
    const unreadable = !(await canBeRead(stores, own));
    const id = unreadable ? (left[0]?.id ?? beside()) : own;
    return { id, unreadable, draft: await gathered(stores, left, id) };
  } catch (error) {
    console.warn('aparté: could not be read', error);
    return { id: beside(), unreadable: true, draft: null };
  }
}

/** The draft `own` and those beside it, without the ones that are notes by now. */
async function draftsLeft({ drafts, notes }: Services['stores'], own: string, sessionId: string) {
  const stored = withThoseBeside(await drafts.bySession(sessionId), own);
  const noted = await Promise.all(stored.map(({ payload }) => notes.get(payload.noteId)));
  // Saved just before a crash: the note is there, so its draft has done its work.
  const done = stored.filter((_, index) => noted[index] !== undefined);
  if (done.length > 0) await drafts.erase(done.map(({ id }) => id));
  return stored.filter((draft) => !done.includes(draft));
}

/** A list leaves out what it cannot read; an edit refuses, even one that changes nothing. */
function canBeRead({ drafts }: Services['stores'], id: string): Promise<boolean> {
  return drafts
    .update(id, () => undefined)
    .then(
      () => true,
      () => false,
    );
}

/** Brings what was kept apart to one place, `id`. */
async function gathered(
  { drafts }: Services['stores'],
  [first, ...others]: readonly DraftRecord[],
  id: string,
): Promise<Draft | null> {
  if (!first) return null;
  if (others.length === 0 && first.id === id) return first.payload;
  const whole = joined([first, ...others], id);
  await drafts.put(whole);
  const moved = [first, ...others].filter((draft) => draft.id !== id);
  await drafts.erase(moved.map((draft) => draft.id));
  return whole.payload;
}
