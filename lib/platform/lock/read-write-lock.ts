/**
 * Keeps the lock as it is while something is written: writers share this, and whoever turns the lock
 * on or off has it alone. Across pages and worker by the browser's Web Locks, so that a write need
 * not hold the store in which the lock is kept, and writes to different stores run side by side.
 */
export interface ReadWriteLock {
  /** The lock does not change while `work` runs. */
  share<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing is written while `work` runs. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const NAME = 'aparte-lock';

export const browserReadWriteLock: ReadWriteLock = {
  share: async (work) => await navigator.locks.request(NAME, { mode: 'shared' }, work),
  alone: async (work) => await navigator.locks.request(NAME, { mode: 'exclusive' }, work),
};
