import { useEffect, useEffectEvent } from 'react';

/** Runs `leave` when the screen goes away, by the panel's own hand or with its page. */
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
