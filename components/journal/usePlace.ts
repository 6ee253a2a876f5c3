import { useMemo, useSyncExternalStore } from 'react';
import { parsePlace, type Place } from './place';

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The current location from the URL, kept up to date. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => parsePlace(hash), [hash]);
}
