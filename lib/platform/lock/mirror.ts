/** A copy of the lock in storage.local, outside the database, where database damage does not touch it. */
import type { LockRecord } from '../../lock/lock';
import { storageLocal } from '../safety/storage-local';

const KEY = 'lock';

/** Without this copy, the snapshots of a lost database could never be decrypted again. */
export interface LockMirror {
  read(): Promise<unknown>;
  write(lock: LockRecord | null): Promise<void>;
}

export const lockMirror: LockMirror = {
  read: () => storageLocal.get(KEY),
  write: (lock) => storageLocal.set(KEY, lock),
};
