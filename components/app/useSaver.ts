import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { createSaver, type Saver, type SaveState } from './saver';
import { useHeld } from './useHeld';
import { useWarnBeforeClosing } from './useWarnBeforeClosing';

interface PageSaver extends Saver {
  state(): SaveState;
  /** @returns a function that stops it */
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
 * The page's saver. All screens share it and it outlives them, so that the retry of an older write never runs
 * after a newer write of another screen. A page being closed or hidden writes what is pending. The state
 * covers what this screen saved, and failures of any screen.
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
