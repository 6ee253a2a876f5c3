import type { LockState } from '../../lib/lock/lock';
import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';

/** Whether all records are encrypted, kept up to date. */
export function useLock(): LockState {
  const { lock } = useServices();
  const { data } = useQuery({
    what: 'lock',
    key: 'lock',
    read: () => lock.state(),
    listen: lock.listen,
  });
  return data ?? 'unknown';
}
