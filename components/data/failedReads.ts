/** The failed reads of one part of a screen, so that one notice shows all of them. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { en } from '../../lib/i18n/en';
import { useServices } from '../app/services';

/** What was read, as a key of the interface's words. */
export type Readable = keyof typeof en.common.readable;

export interface FailedRead {
  readonly what: Readable;
  readonly retry: () => void;
}

export interface FailedReads {
  current(): readonly FailedRead[];
  /** @returns a function that removes it from the list */
  add(read: FailedRead): () => void;
  /** @returns a function that stops it */
  listen(listener: () => void): () => void;
}

export function createFailedReads(): FailedReads {
  const listeners = new Set<() => void>();
  let failed: readonly FailedRead[] = [];

  function show(next: readonly FailedRead[]): void {
    failed = next;
    for (const listener of listeners) listener();
  }

  return {
    current: () => failed,
    add(read) {
      show([...failed, read]);
      return () => show(failed.filter((other) => other !== read));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The default without a boundary, as in a test of a single hook, ignores reports. */
export const FailedReadsContext = createContext<FailedReads>(createFailedReads());

/** The failed reads of the nearest boundary. */
export function useFailedReads(): readonly FailedRead[] {
  const reads = useContext(FailedReadsContext);
  return useSyncExternalStore(reads.listen, reads.current);
}

/**
 * Lists a failed read in the nearest boundary while it has failed. Each report of `safety` may mean that a
 * closed database is open again, so it repeats the read.
 */
export function useReportFailure(what: Readable, failed: boolean, retry: () => void): void {
  const reads = useContext(FailedReadsContext);
  const { safety } = useServices();
  useEffect(() => {
    if (!failed) return;
    const remove = reads.add({ what, retry });
    const stop = safety?.listen(retry);
    return () => {
      remove();
      stop?.();
    };
  }, [reads, safety, what, failed, retry]);
}
