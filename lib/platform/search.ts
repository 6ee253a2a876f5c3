/** The search of an extension page: indexes records when the page is idle, forgets them on locking. */
import { createSearchKeeper, type SearchKeeper } from '../search/keeper';
import type { Lock } from './lock/lock';
import type { Stores } from './stores';

/** Indexing runs after this long even if the page stays busy. */
const LATEST_MS = 50;

interface SearchDependencies {
  readonly stores: Pick<Stores, 'people' | 'notes' | 'commitments' | 'reflections' | 'changes'>;
  readonly lock: Pick<Lock, 'state' | 'listen'>;
}

export function createSearch({ stores, lock }: SearchDependencies): SearchKeeper {
  const { people, notes, commitments, reflections, changes } = stores;
  const keeper = createSearchKeeper({
    sources: { person: people, note: notes, commitment: commitments, reflection: reflections },
    changes,
    rest: () =>
      new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LATEST_MS })),
    nowMs: () => performance.now(),
  });
  lock.listen(() => {
    void lock.state().then((state) => {
      if (state === 'locked') keeper.forget();
    });
  });
  return keeper;
}
