import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SearchKeeper, SearchState } from '../../../lib/search/keeper';
import type { Asked, Found } from '../../../lib/search/search-index';

export interface Searching {
  readonly state: SearchState;
  /** The latest result; the former one stays until a new one arrives. Null at first. */
  readonly found: (Found & { readonly asked: Asked }) | null;
}

/** @param asked must keep its identity while the query is the same */
export function useSearch(search: SearchKeeper, asked: Asked, limit: number): Searching {
  const state = useSyncExternalStore(search.listen, search.state);
  const [found, setFound] = useState<Searching['found']>(null);

  useEffect(() => search.start(), [search]);
  useEffect(
    () => search.search(asked, limit, (each) => setFound({ ...each, asked })),
    [search, asked, limit],
  );
  return { state, found };
}
