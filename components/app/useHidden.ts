import { useCallback, useSyncExternalStore } from 'react';
import { useServices } from './services';

/** Whether the coach has hidden every page, undefined until that is read; and how to change it. */
export function useHidden(): [boolean | undefined, (hidden: boolean) => void] {
  const { hiding } = useServices();
  const hidden = useSyncExternalStore(hiding.listen, hiding.current);
  const setHidden = useCallback(
    (next: boolean) => {
      // This page follows at once; only the other windows would not know.
      hiding
        .set(next)
        .catch((error) => console.warn('aparté: other windows do not know of it', error));
    },
    [hiding],
  );
  return [hidden, setHidden];
}
