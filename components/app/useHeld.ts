/**
 * Keeps state that must outlive its screen: the page holds it, and the next screen that asks for the same key
 * gets it back. The screen-share cover, the lock and a change of view unmount screens at any time.
 */
import { useEffect, useMemo } from 'react';
import { useServices } from './services';

interface Keeps {
  /** Starts pending writes; resolves to whether everything is on disk. */
  flush(): Promise<boolean>;
}

interface Held {
  readonly value: Keeps;
  /** Registers a screen that uses the value. @returns a function that ends the use */
  use(): () => void;
}

/** Keyed by the page's stores: in tests, several pages run in one process. */
const pages = new WeakMap<object, Map<string, Held>>();

/** The value is dropped once no screen uses it and its data is on disk. A key always has the same type. */
export function useHeld<T extends Keeps>(key: string, make: () => T): T {
  const { stores } = useServices();
  const held = useMemo(() => heldBy(stores, key, make), [stores, key, make]);
  useEffect(() => held.use(), [held]);
  return held.value as T;
}

function heldBy(page: object, key: string, make: () => Keeps): Held {
  const all = pages.get(page) ?? new Map<string, Held>();
  pages.set(page, all);
  const known = all.get(key);
  if (known) return known;
  const value = make();
  let uses = 0;
  const held: Held = {
    value,
    use() {
      all.set(key, held);
      uses += 1;
      return () => {
        uses -= 1;
        void value.flush().then((isStored) => {
          if (isStored && uses === 0 && all.get(key) === held) all.delete(key);
        });
      };
    },
  };
  all.set(key, held);
  return held;
}
