/** The one note that waits for the next session with a person. */
import { useCallback, useEffect, useState } from 'react';
import { newPrep, type NoteRecord } from '../../lib/notes/note';
import { withDeleted, withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { useSaver } from '../app/useSaver';
import { useLeaving } from '../app/useLeaving';

export interface Prep {
  readonly personId: string;
  readonly text: string;
  write(text: string): void;
  readonly saved: boolean;
  /** Resolves once all that was typed is durable. */
  flush(): Promise<boolean>;
}

interface Waiting {
  readonly personId: string;
  readonly noteId: string;
  readonly text: string;
}

/** Undefined while it is being read, or without a person. */
export function usePrep(personId: string | null): Prep | undefined {
  const { stores, clock } = useServices();
  const { saver, state } = useSaver();
  const [waiting, setWaiting] = useState<Waiting | null>(null);

  useEffect(() => {
    if (personId === null) return;
    let current = true;
    void stores.notes.byPerson(personId).then((notes) => {
      const found = notes.find(({ sessionId, payload }) => payload.prep && sessionId === null);
      if (!current) return;
      setWaiting({
        personId,
        noteId: found?.id ?? clock.newId(),
        text: found?.payload.text ?? '',
      });
    });
    return () => {
      current = false;
    };
  }, [stores, clock, personId]);
  useLeaving(saver.flush);

  const write = useCallback(
    (text: string) => {
      if (waiting === null) return;
      setWaiting({ ...waiting, text });
      const stamp = { id: waiting.noteId, nowMs: clock.nowMs() };
      const written = (stored: NoteRecord | undefined) => {
        if (!stored) return text === '' ? undefined : newPrep(text, stamp, waiting.personId);
        const edited = withPayload(stored, { ...stored.payload, text }, stamp.nowMs);
        return withDeleted(edited, text === '', stamp.nowMs);
      };
      saver.save(stamp.id, () => stores.notes.update(stamp.id, written), 'soon');
    },
    [waiting, stores, clock, saver],
  );

  if (waiting === null || waiting.personId !== personId) return undefined;
  const { text } = waiting;
  return { personId, text, write, saved: state === 'saved', flush: saver.flush };
}
