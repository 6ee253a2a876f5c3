import { useCallback, useSyncExternalStore } from 'react';
import { useServices } from './services';

/** Whether the coach has hidden every page (undefined until read), and a function that changes it. */
export function useHidden(): [boolean | undefined, (hidden: boolean) => void] {
  const { hiding } = useServices();
  const hidden = useSyncExternalStore(hiding.listen, hiding.current);
  const setHidden = useCallback(
    (next: boolean) => {
      // This page is updated at once; a failure only affects the other windows.
      hiding
        .set(next)
        .catch((error) => console.warn('aparté: other windows do not know of it', error));
    },
    [hiding],
  );
  return [hidden, setHidden];
}
