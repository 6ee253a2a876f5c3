import type { RecordKind } from '../../lib/records/envelope';
import type { ScreenStores } from './services';

/**
 * A read that begins now, before anybody asks. Who asks first gets its answer, unless it failed or a
 * record of its kind has changed since; everybody after them reads anew.
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
