import type { LockState } from '../../lib/lock/lock';
import { useServices } from '../app/services';
import { NEVER_CHANGES, useQuery } from '../data/useQuery';

/** Whether everything is sealed, as it changes; `off` where there is no lock to ask. */
export function useLock(): LockState {
  const { lock } = useServices();
  const { data } = useQuery({
    what: 'lock',
    key: lock ? 'lock' : null,
    read: async () => await lock?.state(),
    listen: lock?.listen ?? NEVER_CHANGES,
  });
  return data ?? (lock ? 'unknown' : 'off');
}
