import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createSaver, type Saver, type SaveState } from './saver';
import { useHeld } from './useHeld';
import { useWarnBeforeClosing } from './useWarnBeforeClosing';

interface PageSaver extends Saver {
  state(): SaveState;
  /** @returns its stop */
  listen(listener: () => void): () => void;
}

function createPageSaver(): PageSaver {
  const listeners = new Set<() => void>();
  let state: SaveState = 'untouched';
  const saver = createSaver({
    onState(next) {
      state = next;
      for (const listener of listeners) listener();
    },
  });
  return {
    ...saver,
    state: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The saver of the page. It is the same for all screens, and outlives them: an older write that is tried
 * again never comes after a newer one of another screen. A page being closed or hidden writes what still
 * waits. The state is that of what this screen saved, or a failure, wherever it comes from.
 */
export function useSaver(): { saver: Saver; state: SaveState } {
  const page = useHeld('saver', createPageSaver);
  const pageState = useSyncExternalStore(page.listen, page.state);
  const [isUsed, setIsUsed] = useState(false);
  const saver = useMemo<Saver>(
    () => ({
      ...page,
      save(...args) {
        setIsUsed(true);
        page.save(...args);
      },
    }),
    [page],
  );

  useEffect(() => {
    const leaving = () => void page.flush();
    const hiding = () => {
      if (document.visibilityState === 'hidden') leaving();
    };
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', hiding);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', hiding);
    };
  }, [page]);
  useWarnBeforeClosing(pageState === 'failed');

  return { saver, state: isUsed || pageState === 'failed' ? pageState : 'untouched' };
}
