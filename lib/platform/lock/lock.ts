/** The passphrase lock: turn it on, unlock, lock, change the passphrase, turn it off. */
import { MIN_PASSPHRASE_CHARS, type LockRecord, type LockState } from '../../lock/lock';
import type { Changes } from '../changes';
import { DecryptionFailed } from '../crypto/encrypt';
import type { DatabaseConnection } from '../database';
import { convert } from './convert';
import type { KeyHolder } from './key-holder';
import { newLock, unwrap, withPassphrase, type NewLock, type Secret } from './keyring';
import type { LockMirror } from './mirror';
import { parseLock } from './record-encryption';

export interface LockDependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
  readonly keys: KeyHolder;
  readonly mirror: LockMirror;
  /** Replaces the snapshots: after turning the lock on or off, old ones have the wrong form. */
  renewCopies(): Promise<void>;
}

export type Lock = ReturnType<typeof createLock>;

export function createLock({ connection, changes, keys, mirror, renewCopies }: LockDependencies) {
  const { sealing } = connection;

  /** Reads the lock from the database, or from the mirror if the database was lost. */
  async function read(): Promise<{ lock: LockRecord | undefined; inDatabase: boolean }> {
    const [isLost, found, mirrored] = await Promise.all([
      connection.open().then(
        () => false,
        () => true,
      ),
      connection
        .openAnyway()
        .then((database) => database.get('meta', 'lock'))
        .catch(() => undefined),
      mirror.read(),
    ]);
    const stored = isLost ? undefined : found;
    return { lock: parseLock(stored ?? mirrored ?? undefined), inDatabase: stored !== undefined };
  }

  async function write(lock: LockRecord | null): Promise<void> {
    await sealing.steady.alone(() => put(lock));
    changes.announce({ kind: 'setting', ids: ['lock'] });
  }

  async function put(lock: LockRecord | null): Promise<void> {
    const database = await connection.openToWrite();
    // Clear the mirror first: after a crash in between, it must not report a lock that no longer exists.
    if (lock === null) await mirror.write(null);
    const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
    if (lock === null) await transaction.store.delete('lock');
    else await transaction.store.put(lock);
    await transaction.done;
    if (lock !== null) await mirror.write(lock);
  }

  async function state(): Promise<LockState> {
    const { lock } = await read();
    if (!lock) return 'off';
    if ((await keys.read()) === null) return 'locked';
    return lock.state === 'sealed' ? 'open' : lock.state;
  }

  /** Resumes an interrupted conversion: encrypting the records, or decrypting them for good. */
  async function resume(): Promise<void> {
    const { lock, inDatabase } = await read();
    if (!lock || (await keys.read()) === null) return;
    const database = await connection.openToWrite().catch(() => null);
    // Disk full, or database lost and not yet recovered: its records are encrypted after the recovery.
    if (!database) return;
    if (!inDatabase) await write({ ...lock, state: 'sealing' });
    else await mirror.write(lock);
    const doing = inDatabase ? lock.state : 'sealing';
    if (doing === 'sealed') return;
    if (!(await sealing.during(() => convert(database, sealing, doing)))) return;
    // After a crash before the copies are renewed, the state has not changed yet and this runs again.
    await renewCopies();
    if (doing === 'sealing') {
      await write({ ...lock, state: 'sealed' });
    } else {
      await write(null);
      await keys.write(null);
    }
  }

  async function unlock(secret: Secret, text: string): Promise<boolean> {
    const { lock } = await read();
    if (!lock) return true;
    const dataKey = await opened(lock, secret, text);
    if (!dataKey) return false;
    await keys.write(dataKey);
    await resume();
    return true;
  }

  return {
    state,
    listen(listener: () => void): () => void {
      const stops = [
        keys.listen(listener),
        changes.listen(({ kind, ids }) => {
          if (kind === 'setting' && ids.includes('lock')) listener();
        }),
      ];
      return () => stops.forEach((stop) => stop());
    },
    /** @throws RangeError when the passphrase is too short */
    async prepare(passphrase: string): Promise<NewLock> {
      longEnough(passphrase);
      return await newLock(passphrase);
    },
    /** Turns the lock on: from here on writes are encrypted, then the existing records. */
    async turnOn({ lock, dataKey }: NewLock): Promise<void> {
      if ((await read()).lock) throw new Error('There is a lock already.');
      // Set the key first: a page that sees the lock needs the key to write.
      await keys.write(dataKey);
      await write(lock);
      await resume();
    },
    unlock,
    async lockNow(): Promise<void> {
      await keys.write(null);
    },
    /**
     * @param current the current passphrase, or the recovery code
     * @returns false when it is neither
     * @throws RangeError when the new passphrase is too short
     */
    async changePassphrase(current: string, next: string): Promise<boolean> {
      longEnough(next);
      const { lock } = await read();
      const dataKey = lock && (await openedByEither(lock, current));
      if (!lock || !dataKey) return false;
      await write(await withPassphrase(lock, dataKey, next));
      return true;
    },
    /** @param passphrase or the recovery code @returns false when it is wrong */
    async turnOff(passphrase: string): Promise<boolean> {
      const { lock } = await read();
      const dataKey = lock && (await openedByEither(lock, passphrase));
      if (!lock || !dataKey) return false;
      await keys.write(dataKey);
      await write({ ...lock, state: 'unsealing' });
      await resume();
      return true;
    },
    resume,
  };
}

async function openedByEither(lock: LockRecord, text: string) {
  return (await opened(lock, 'passphrase', text)) ?? (await opened(lock, 'recoveryCode', text));
}

async function opened(lock: LockRecord, secret: Secret, text: string) {
  try {
    return await unwrap(lock, secret, text);
  } catch (error) {
    if (error instanceof DecryptionFailed) return null;
    throw error;
  }
}

function longEnough(passphrase: string): void {
  if ([...passphrase].length < MIN_PASSPHRASE_CHARS)
    throw new RangeError('A passphrase this short could be guessed.');
}
