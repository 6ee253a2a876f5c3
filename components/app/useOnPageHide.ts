import { useEffect, useEffectEvent } from 'react';

/** Runs `leave` when the component unmounts or its page is unloaded (`pagehide`). */
export function useOnPageHide(leave: () => unknown): void {
  const leaving = useEffectEvent(leave);
  useEffect(() => {
    const stopping = new AbortController();
    window.addEventListener('pagehide', () => void leaving(), { signal: stopping.signal });
    return () => {
      stopping.abort();
      void leaving();
    };
  }, []);
}
