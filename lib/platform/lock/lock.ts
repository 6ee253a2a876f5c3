/** The passphrase lock: turned on, opened, closed, changed, turned off. */
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
  /** Copies kept for recovery are made anew: the former ones are sealed, or not, as before. */
  renewCopies(): Promise<void>;
}

export type Lock = ReturnType<typeof createLock>;

export function createLock({ connection, changes, keys, mirror, renewCopies }: LockDependencies) {
  const { sealing } = connection;

  /** The database's own, and the mirror's where the database was lost. */
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
    // Killed in between, the mirror alone never says that there is a lock where there is none.
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

  /** Goes on with what was begun: sealing, or opening for good. */
  async function resume(): Promise<void> {
    const { lock, inDatabase } = await read();
    if (!lock || (await keys.read()) === null) return;
    const database = await connection.openToWrite().catch(() => null);
    // Full, or lost and not yet recovered: what comes back is sealed once it is there.
    if (!database) return;
    if (!inDatabase) await write({ ...lock, state: 'sealing' });
    else await mirror.write(lock);
    const doing = inDatabase ? lock.state : 'sealing';
    if (doing === 'sealed') return;
    if (!(await sealing.during(() => convert(database, sealing, doing)))) return;
    // Killed before its copies are as it is, it is not done yet, and begins there again.
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
    /** From here on what is written is sealed; what was there follows. */
    async turnOn({ lock, dataKey }: NewLock): Promise<void> {
      if ((await read()).lock) throw new Error('There is a lock already.');
      // The key first: whoever sees the lock needs it to write.
      await keys.write(dataKey);
      await write(lock);
      await resume();
    },
    unlock,
    async lockNow(): Promise<void> {
      await keys.write(null);
    },
    /**
     * @param current the passphrase until now, or the recovery code
     * @returns false when it is neither
     * @throws RangeError when the new one is too short
     */
    async changePassphrase(current: string, next: string): Promise<boolean> {
      longEnough(next);
      const { lock } = await read();
      const dataKey = lock && (await openedByEither(lock, current));
      if (!lock || !dataKey) return false;
      await write(await withPassphrase(lock, dataKey, next));
      return true;
    },
    /** @returns false when the passphrase is another one */
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
