/** The draft of the note, stored while typing: a crash loses at most the last moment. */
import { useEffect, useSyncExternalStore } from 'react';
import { createNoteDraft, type NoteDraft, type NoteDraftState } from '../notes/noteDraft';
import { useServices } from '../app/services';
import { useHeld } from '../app/useHeld';
import { useOnPageHide } from '../app/useOnPageHide';
import { useWarnBeforeClosing } from '../app/useWarnBeforeClosing';

export interface DraftField
  extends NoteDraftState, Pick<NoteDraft, 'write' | 'moveTo' | 'startAnew'> {
  /** The current words, which may be newer than those rendered. */
  latest(): NoteDraftState['draft'];
}

export function useDraft(field: string, sessionId: string): DraftField {
  const services = useServices();
  const note = useHeld(`draft ${field} ${sessionId}`, () =>
    createNoteDraft(services, field, sessionId),
  );
  const { changes } = services.stores;
  const state = useSyncExternalStore(note.listen, note.current);

  useEffect(() => {
    void note.takeUp();
    const listening = new AbortController();
    const { signal } = listening;
    // Show a draft that a closed panel has left, when the coach returns to this one.
    window.addEventListener('focus', () => void note.takeUp(), { signal });
    const onVisibility = () =>
      void (document.visibilityState === 'hidden' ? note.handOver() : note.takeUp());
    document.addEventListener('visibilitychange', onVisibility, { signal });
    // Another panel releases its draft shortly after this one becomes visible.
    const stop = changes.listen(({ kind }) => {
      const isSeen = document.visibilityState === 'visible';
      if (kind === 'draft' && isSeen && note.current().draft.text === '') void note.takeUp();
    });
    return () => {
      listening.abort();
      stop();
    };
  }, [note, changes]);
  useOnPageHide(note.flush);
  useWarnBeforeClosing(state.stored === 'failed');

  return {
    ...state,
    latest: () => note.current().draft,
    write: note.write,
    moveTo: note.moveTo,
    startAnew(saved) {
      note.startAnew(saved);
      void note.takeUp();
    },
  };
}
