import { useEffect, useState } from 'react';
import { createSaver, type Saver, type SaveState } from './saver';

/** A saver for the life of the screen. A window being closed or hidden writes what still waits. */
export function useSaver(): { saver: Saver; state: SaveState } {
  const [state, setState] = useState<SaveState>('untouched');
  const [saver] = useState(() => createSaver({ onState: setState }));

  useEffect(() => {
    const leaving = () => void saver.flush();
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
      saver.stop();
    };
  }, [saver]);

  useEffect(() => {
    if (state !== 'failed') return;
    // What could not be saved lives in this window alone: the browser asks before closing it.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [state]);

  return { saver, state };
}
