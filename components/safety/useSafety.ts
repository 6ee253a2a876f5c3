/** What the screens of safety read, kept up to date. */
import { useSyncExternalStore } from 'react';
import type { Safety } from '../../lib/backup/safety';
import type { Condition } from '../../lib/backup/database-fingerprint';
import { useServices } from '../app/services';
import type { Readable } from '../data/failedReads';
import { useQuery } from '../data/useQuery';

/** How the database was found; null until that is known. */
export function useCondition(): Condition | null {
  const { safety } = useServices();
  return useSyncExternalStore(safety.listen, safety.condition);
}

/** Reads of safety, and again when it has news. */
export function useSafe<T>(what: Readable, read: (safety: Safety) => Promise<T>): T | undefined {
  const { safety } = useServices();
  const { data } = useQuery({
    what,
    key: what,
    read: () => read(safety),
    listen: safety.listen,
  });
  return data;
}
