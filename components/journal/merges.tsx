/** Merges of people since the journal was opened: they can be undone until it is closed. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import type { PersonMerge } from '../../lib/people/merge';

export interface Merges {
  /** Latest last; undo in reverse order. */
  readonly made: readonly PersonMerge[];
  /** Incremented by each merge and each undo. */
  readonly revision: number;
  add(merge: PersonMerge): void;
  remove(merge: PersonMerge): void;
}

const MergesContext = createContext<Merges | null>(null);

export function MergesProvider({ children }: { readonly children: ReactNode }) {
  const [{ made, revision }, setState] = useState<Pick<Merges, 'made' | 'revision'>>({
    made: [],
    revision: 0,
  });
  const merges = useMemo<Merges>(() => {
    const change = (edit: (before: readonly PersonMerge[]) => readonly PersonMerge[]) =>
      setState((before) => ({ made: edit(before.made), revision: before.revision + 1 }));
    return {
      made,
      revision,
      add: (merge) => change((before) => [...before, merge]),
      remove: (merge) => change((before) => before.filter((other) => other !== merge)),
    };
  }, [made, revision]);
  return <MergesContext value={merges}>{children}</MergesContext>;
}

/** Null outside the journal. */
export function useMerges(): Merges | null {
  return useContext(MergesContext);
}
