/** What the screens of safety read, kept up to date. */
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Safety } from '../../lib/backup/safety';
import type { Condition } from '../../lib/backup/sentinel';
import { useServices } from '../app/services';

/** How the database was found; null until that is known. */
export function useCondition(): Condition | null {
  const { safety } = useServices();
  return useSyncExternalStore(safety.listen, safety.condition);
}

/** The result of `read`, read again when safety has news; undefined until the first answer. */
export function useSafe<T>(read: (safety: Safety) => Promise<T>): T | undefined {
  const { safety } = useServices();
  const [value, setValue] = useState<T>();
  const readNow = useEffectEvent(read);
  useEffect(() => {
    let current = true;
    const load = () => {
      readNow(safety).then(
        (found) => {
          if (current) setValue(found);
        },
        (error: unknown) => console.warn('aparté: could not be read', error),
      );
    };
    load();
    const stop = safety.listen(load);
    return () => {
      current = false;
      stop();
    };
  }, [safety]);
  return value;
}
