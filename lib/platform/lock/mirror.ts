/** The lock beside the database, in storage.local: damage to the database leaves it alone. */
import type { LockRecord } from '../../lock/lock';
import { storageLocal } from '../safety/storage-local';

const KEY = 'lock';

/** Without it, the snapshots of a database that was lost would never open again. */
export interface LockMirror {
  read(): Promise<unknown>;
  write(lock: LockRecord | null): Promise<void>;
}

export const lockMirror: LockMirror = {
  read: () => storageLocal.get(KEY),
  write: (lock) => storageLocal.set(KEY, lock),
};
