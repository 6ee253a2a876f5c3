/** Edits of notes that are not saved yet: kept like any draft, so that closing the panel costs none. */
import { useEffect, useMemo, useState } from 'react';
import { draftId, editField, newDraft } from '../../lib/notes/draft';
import { withPayload } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { createDraftKeeper } from './draftKeeper';
import { useLeaving } from '../app/useLeaving';

export interface EditDrafts {
  /** The edit begun and not saved; undefined when there is none. */
  textOf(noteId: string): string | undefined;
  keep(noteId: string, text: string): void;
  erase(noteId: string): void;
}

const RETRY_MS = 2_000;

/** Undefined until what is stored has been read: an edit begun blindly would be written over. */
export function useEditDrafts(sessionId: string): EditDrafts | undefined {
  const { stores, clock } = useServices();
  const [read, setRead] = useState<string | null>(null);

  const held = useMemo(() => {
    const texts = new Map<string, string>();
    const keeper = createDraftKeeper(clock);
    const drafts: EditDrafts = {
      textOf: (noteId) => texts.get(noteId),
      keep(noteId, text) {
        texts.set(noteId, text);
        const nowMs = clock.nowMs();
        const draft = { text, begunAt: nowMs, momentAt: null, noteId };
        const id = draftId(editField(noteId), sessionId);
        keeper.keep(id, () =>
          stores.drafts.update(id, (stored) =>
            stored ? withPayload(stored, draft, nowMs) : newDraft(id, sessionId, draft, nowMs),
          ),
        );
      },
      erase(noteId) {
        if (!texts.delete(noteId)) return;
        const id = draftId(editField(noteId), sessionId);
        keeper.erase(id, () => stores.drafts.erase([id]));
      },
    };
    return { texts, drafts, flush: keeper.flush };
  }, [stores, clock, sessionId]);

  useEffect(() => {
    let again: ReturnType<typeof setTimeout>;
    let current = true;
    const readAll = () =>
      stores.drafts.bySession(sessionId).then(
        (drafts) => {
          if (!current) return;
          for (const { id, payload } of drafts)
            if (id === draftId(editField(payload.noteId), sessionId))
              held.texts.set(payload.noteId, payload.text);
          setRead(sessionId);
        },
        (error: unknown) => {
          console.warn('aparté: could not be read', error);
          if (current) again = setTimeout(() => void readAll(), RETRY_MS);
        },
      );
    void readAll();
    return () => {
      current = false;
      clearTimeout(again);
    };
  }, [stores, sessionId, held]);
  useLeaving(held.flush);

  return read === sessionId ? held.drafts : undefined;
}
