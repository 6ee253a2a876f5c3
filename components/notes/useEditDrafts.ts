/** Edits of notes that are not saved yet: kept like any draft, so that closing the panel costs none. */
import { useEffect, useSyncExternalStore } from 'react';
import { useHeld } from '../app/useHeld';
import { useLeaving } from '../app/useLeaving';
import { useServices } from '../app/services';
import { useWarnBeforeClosing } from '../app/useWarnBeforeClosing';
import { createEditDrafts, type EditDrafts } from './editDrafts';

const RETRY_MS = 2_000;

/** Undefined until what is stored has been read: an edit begun blindly would be written over. */
export function useEditDrafts(sessionId: string): EditDrafts | undefined {
  const services = useServices();
  const drafts = useHeld(`edits ${sessionId}`, () => createEditDrafts(services, sessionId));
  const isRead = useSyncExternalStore(drafts.listen, drafts.isRead);
  const stored = useSyncExternalStore(drafts.listen, drafts.stored);

  useEffect(() => {
    let again: ReturnType<typeof setTimeout>;
    let current = true;
    const takeUp = () =>
      drafts.takeUp().catch((error: unknown) => {
        console.warn('aparté: could not be read', error);
        if (current) again = setTimeout(() => void takeUp(), RETRY_MS);
      });
    void takeUp();
    return () => {
      current = false;
      clearTimeout(again);
    };
  }, [drafts]);
  useLeaving(drafts.flush);
  useWarnBeforeClosing(stored === 'failed');

  return isRead ? drafts : undefined;
}
