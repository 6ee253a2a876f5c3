import { useEffect, useState } from 'react';
import type { LockState } from '../../lib/lock/lock';
import { useServices } from '../app/services';

/** Whether everything is sealed, as it changes. */
export function useLock(): LockState {
  const { lock } = useServices();
  const [state, setState] = useState<LockState>('unknown');
  useEffect(() => {
    let current = true;
    const ask = () =>
      void lock.state().then(
        (now) => current && setState(now),
        (error: unknown) => console.warn('aparté: the lock could not be read', error),
      );
    ask();
    const stop = lock.listen(ask);
    return () => {
      current = false;
      stop();
    };
  }, [lock]);
  return state;
}
