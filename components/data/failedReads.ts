/** The reads that failed in one part of a screen, so that one notice shows all of them. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { en } from '../../lib/i18n/en';
import { useServices } from '../app/services';

/** What was read, as a key of its words. */
export type Readable = keyof typeof en.common.readable;

export interface FailedRead {
  readonly what: Readable;
  readonly retry: () => void;
}

export interface FailedReads {
  current(): readonly FailedRead[];
  /** @returns what takes it off the list */
  add(read: FailedRead): () => void;
  /** @returns its stop */
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

/** A hook shown without a boundary, as in a test of the hook alone, reports to nobody. */
export const FailedReadsContext = createContext<FailedReads>(createFailedReads());

/** The failed reads of the nearest boundary. */
export function useFailedReads(): readonly FailedRead[] {
  const reads = useContext(FailedReadsContext);
  return useSyncExternalStore(reads.listen, reads.current);
}

/**
 * Lists a read in the nearest boundary for as long as it has failed. A database that was closed may be
 * open again after each report of `safety`, so the read is then repeated.
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
