/** The lock's key and its Web Locks, in the memory of one process. */
import type { Bytes } from '../../lib/bytes/base64';
import type { KeyHolder } from '../../lib/platform/lock/key-holder';
import {
  createRecordEncryption,
  type RecordEncryption,
} from '../../lib/platform/lock/record-encryption';
import type { ReadWriteLock } from '../../lib/platform/lock/read-write-lock';

export function memoryKeyHolder(): KeyHolder {
  let held: Bytes | null = null;
  const listeners = new Set<() => void>();
  return {
    read: async () => held,
    write: async (key) => {
      held = key;
      for (const listener of listeners) listener();
    },
    listen: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** Readers share, a writer is alone, as with the Web Locks of a browser. */
export function steadyInProcess(): ReadWriteLock {
  const sharing = new Set<Promise<unknown>>();
  let alone: Promise<unknown> = Promise.resolve();
  return {
    async share(work) {
      await alone;
      const running = work();
      const settled = running.catch(() => undefined);
      sharing.add(settled);
      void settled.then(() => sharing.delete(settled));
      return await running;
    },
    async alone(work) {
      const before = alone;
      const running = (async () => {
        await before;
        await Promise.all(sharing);
        return await work();
      })();
      alone = running.catch(() => undefined);
      return await running;
    },
  };
}

/** Encrypts with the key that `keys` holds; without one, nothing is encrypted. */
export function sealingInProcess(keys: KeyHolder = memoryKeyHolder()): RecordEncryption {
  return createRecordEncryption(keys, steadyInProcess());
}
