/** Hooks for reading the state of backups and recovery, kept up to date. */
import { useSyncExternalStore } from 'react';
import type { Safety } from '../../lib/backup/safety';
import type { Condition } from '../../lib/backup/database-fingerprint';
import { useServices } from '../app/services';
import type { Readable } from '../data/failedReads';
import { useQuery } from '../data/useQuery';

/** The condition of the database; null until it is known. */
export function useCondition(): Condition | null {
  const { safety } = useServices();
  return useSyncExternalStore(safety.listen, safety.condition);
}

/** Reads from `safety`, and again whenever it reports a change. */
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
