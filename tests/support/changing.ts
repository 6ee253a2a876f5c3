/** A value that a test changes; listeners are told. */
export function changing<T>(first: T) {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    become(next: T): void {
      value = next;
      for (const listener of listeners) listener();
    },
  };
}
