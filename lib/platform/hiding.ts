/**
 * Whether the coach has hidden every page of Aparté: one value in storage.session, which all pages and
 * the worker observe. It survives a restart of the worker and a page reload, but not of the browser.
 */
import { browser } from 'wxt/browser';

const KEY = 'hidden';

export interface Hiding {
  /** Undefined until the value has been read. */
  current(): boolean | undefined;
  set(hidden: boolean): Promise<void>;
  toggle(): Promise<void>;
  /** Called when the value is first read, and on each change. @returns a function that unsubscribes */
  listen(listener: () => void): () => void;
}

export function createHiding(): Hiding {
  const { session } = browser.storage;
  const listeners = new Set<() => void>();
  let hidden: boolean | undefined;

  function become(next: boolean): void {
    if (next === hidden) return;
    hidden = next;
    for (const listener of listeners) listener();
  }

  session.onChanged.addListener((changes) => {
    const change = changes[KEY];
    if (change) become(change.newValue === true);
  });
  const read = session
    .get(KEY)
    .then(
      (stored) => stored[KEY] === true,
      (error: unknown) => {
        console.warn('aparté: whether pages are hidden could not be read', error);
        return false;
      },
    )
    // A change that arrived during the read is newer than the value read.
    .then((stored) => become(hidden ?? stored));

  async function set(next: boolean): Promise<void> {
    become(next);
    await session.set({ [KEY]: next });
  }

  return {
    current: () => hidden,
    set,
    async toggle() {
      await read;
      await set(hidden !== true);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
