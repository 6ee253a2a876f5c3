import { useCallback } from 'react';
import type { RecordKind } from '../../lib/records/envelope';
import { useServices } from '../app/services';
import { useQuery, type Query } from './useQuery';

/**
 * Reads records, and again whenever one of `kinds` changes: name every kind that `read` uses. A new `key`
 * also reads again.
 */
export function useStored<T>(
  kinds: RecordKind | readonly [RecordKind, ...RecordKind[]],
  key: string | null,
  read: (key: string) => Promise<T>,
): Query<T> {
  const { stores } = useServices();
  const all = typeof kinds === 'string' ? [kinds] : kinds;
  const joined = all.join(' ');
  const listen = useCallback(
    (reload: () => void) => {
      const read = new Set(joined.split(' '));
      return stores.changes.listen(({ kind }) => {
        if (read.has(kind)) reload();
      });
    },
    [stores, joined],
  );
  return useQuery({ what: all[0], key, read, listen });
}
