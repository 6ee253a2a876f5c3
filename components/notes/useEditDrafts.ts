/** Unsaved edits of notes, stored like drafts, so that closing the panel loses none. */
import { useCallback, useSyncExternalStore } from 'react';
import { useHeld } from '../app/useHeld';
import { useOnPageHide } from '../app/useOnPageHide';
import { useServices } from '../app/services';
import { useWarnBeforeClosing } from '../app/useWarnBeforeClosing';
import { useQuery } from '../data/useQuery';
import { createEditDrafts, type EditDrafts } from './editDrafts';

const RETRY_MS = 2_000;

/** Undefined until stored edits have been read: an edit begun earlier would be overwritten. */
export function useEditDrafts(sessionId: string): EditDrafts | undefined {
  const services = useServices();
  const drafts = useHeld(`edits ${sessionId}`, () => createEditDrafts(services, sessionId));
  const isRead = useSyncExternalStore(drafts.listen, drafts.isRead);
  const stored = useSyncExternalStore(drafts.listen, drafts.stored);

  // Retry until it succeeds: notes are not shown before.
  const untilRead = useCallback(
    (reload: () => void) => {
      const timer = setInterval(() => {
        if (drafts.isRead()) clearInterval(timer);
        else reload();
      }, RETRY_MS);
      return () => clearInterval(timer);
    },
    [drafts],
  );
  useQuery({ what: 'draft', key: sessionId, read: drafts.takeUp, listen: untilRead });
  useOnPageHide(drafts.flush);
  useWarnBeforeClosing(stored === 'failed');

  return isRead ? drafts : undefined;
}
