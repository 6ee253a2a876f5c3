import { useCallback, useSyncExternalStore } from 'react';
import { useServices, type Services } from './services';

/** Where a screen is shown alone, nothing hides it. */
const NEVER: NonNullable<Services['hiding']> = {
  current: () => false,
  set: async () => undefined,
  listen: () => () => undefined,
};

/** Whether the coach has hidden every page, undefined until that is read; and how to change it. */
export function useHidden(): [boolean | undefined, (hidden: boolean) => void] {
  const { hiding = NEVER } = useServices();
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
