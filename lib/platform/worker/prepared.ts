/** Links prepared notes, and items kept for later, to the session in which they are used. */
import type { CommitmentRecord } from '../../commitments/commitment';
import type { NoteRecord } from '../../notes/note';
import { withLinks, withPayload } from '../../records/envelope';
import type { Clock } from '../clock';
import type { Stores } from '../stores';

interface PreparedDependencies {
  readonly stores: Pick<Stores, 'notes' | 'commitments' | 'sessions'>;
  readonly clock: Pick<Clock, 'nowMs'>;
}

export function createPrepared({ stores, clock }: PreparedDependencies) {
  /** Links the notes prepared for the person's next session to this session. */
  async function bindPrepared(personId: string, sessionId: string): Promise<void> {
    for (const note of await stores.notes.byPerson(personId))
      if (note.payload.prep && note.sessionId === null)
        await stores.notes.update(
          note.id,
          (stored) => stored && withLinks(stored, { sessionId }, clock.nowMs()),
        );
  }

  /** Unlinks prepared notes again when a session was started by mistake. */
  async function unbindPrepared(sessionId: string): Promise<void> {
    for (const note of await stores.notes.bySession(sessionId))
      if (note.payload.prep)
        await stores.notes.update(
          note.id,
          (stored) => stored && withLinks(stored, { sessionId: null }, clock.nowMs()),
        );
  }

  /** Items kept for later in a discarded session come up again in the next session. */
  async function forgetKeptIn(sessionId: string): Promise<void> {
    const personId = (await stores.sessions.get(sessionId))?.personId ?? null;
    if (personId === null) return;
    const again = <R extends NoteRecord | CommitmentRecord>(stored: R | undefined) =>
      stored?.payload.keptIn === sessionId
        ? withPayload(stored, { ...stored.payload, keptIn: null }, clock.nowMs())
        : undefined;
    for (const { id, payload } of await stores.notes.byPerson(personId))
      if (payload.keptIn === sessionId) await stores.notes.update(id, again);
    for (const { id, payload } of await stores.commitments.byPerson(personId))
      if (payload.keptIn === sessionId) await stores.commitments.update(id, again);
  }

  return { bindPrepared, unbindPrepared, forgetKeptIn };
}
