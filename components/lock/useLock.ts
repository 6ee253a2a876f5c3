import type { LockState } from '../../lib/lock/lock';
import { useServices } from '../app/services';
import { useQuery } from '../data/useQuery';

/** Whether everything is sealed, as it changes. */
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
