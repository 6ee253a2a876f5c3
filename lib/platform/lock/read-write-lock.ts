/**
 * A read-write lock on the passphrase lock's state: writers of records share it, turning the passphrase
 * lock on or off takes it exclusively. It uses Web Locks across pages and worker, so that a write does
 * not need a transaction on the `meta` store, and writes to different stores can run in parallel.
 */
export interface ReadWriteLock {
  /** The passphrase lock does not change while `work` runs. */
  share<T>(work: () => Promise<T>): Promise<T>;
  /** No record is written while `work` runs. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const NAME = 'aparte-lock';

export const browserReadWriteLock: ReadWriteLock = {
  share: async (work) => await navigator.locks.request(NAME, { mode: 'shared' }, work),
  alone: async (work) => await navigator.locks.request(NAME, { mode: 'exclusive' }, work),
};
