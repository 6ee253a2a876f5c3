/** Counts stored records that this page could not read: the page says so, and shows the others. */
export interface Unreadable {
  /** @param key identifies the record across all kinds */
  note(key: string, isUnreadable: boolean): void;
  count(): number;
  /** Calls `listener` when the count changes. @returns a function that unsubscribes */
  listen(listener: () => void): () => void;
}

export function createUnreadable(): Unreadable {
  const met = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    note(key, isUnreadable) {
      if (met.has(key) === isUnreadable) return;
      if (isUnreadable) met.add(key);
      else met.delete(key);
      for (const listener of listeners) listener();
    },
    count: () => met.size,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
