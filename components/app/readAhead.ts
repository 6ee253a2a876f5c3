import type { RecordKind } from '../../lib/records/envelope';
import type { ScreenStores } from './services';

/**
 * A read that starts immediately, before it is needed. The first caller gets its result, unless it failed or
 * a record of its kind has changed since; later callers read again.
 */
export function readAhead<T>(
  changes: ScreenStores['changes'],
  kind: RecordKind,
  read: () => Promise<T>,
): () => Promise<T> {
  let begun: Promise<T> | null = read();
  begun.catch(() => drop());
  const stop = changes.listen((change) => {
    if (change.kind === kind) drop();
  });
  function drop() {
    begun = null;
    stop();
  }
  return async () => {
    const first = begun;
    drop();
    return await (first?.catch(read) ?? read());
  };
}
