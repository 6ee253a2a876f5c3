/**
 * Payloads sealed on their way into the database and opened on their way out. AES-256-GCM computed
 * in place: the browser's own answers later, when an IndexedDB transaction has already ended, and
 * reading, editing and writing would no longer be one step.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { fromBase64, fromUtf8, toBase64, toUtf8, type Bytes } from '../../bytes/base64';
import {
  isSealed,
  lockRecord,
  SEALED_KINDS,
  sealedFor,
  sealsWrites,
  type LockRecord,
} from '../../lock/lock';
import type { AnyRecord } from '../../records/envelope';
import { DecryptionFailed } from '../crypto/encrypt';
import type { KeyHolder } from './key-holder';
import type { ReadWriteLock } from './read-write-lock';

const IV_BYTES = 12;

/** It is sealed, and nobody has unlocked. */
export class Locked extends Error {
  override name = 'Locked';
  constructor() {
    super('Aparté is locked.');
  }
}

export interface RecordEncryption {
  /**
   * Runs `work` with the key at hand, if anybody has unlocked; again, should another page have
   * unlocked meanwhile.
   */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Writers share it; the lock is turned on and off alone. */
  readonly steady: ReadWriteLock;
  /**
   * A stored record as it was before it was sealed.
   * @throws Locked without the key
   * @throws DecryptionFailed when it was changed, or sealed with another key
   */
  open<R extends AnyRecord>(stored: R): R;
  /**
   * A record as it is to be stored.
   * @param lock what the store `meta` has at 'lock', read while it is {@link steady}
   * @throws Locked when it must be sealed and there is no key
   */
  close<R extends AnyRecord>(record: R, lock: unknown): R;
  /** The same, whatever the lock says. */
  seal<R extends AnyRecord>(record: R): R;
}

export function createRecordEncryption(keys: KeyHolder, steady: ReadWriteLock): RecordEncryption {
  let held: Promise<Bytes | null> | null = null;
  let key: Bytes | null = null;
  keys.listen(() => {
    held = null;
  });

  async function load(): Promise<void> {
    held ??= keys.read();
    key = await held;
  }

  function seal<R extends AnyRecord>(record: R): R {
    if (key === null) throw new Locked();
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = toUtf8(JSON.stringify(record.payload));
    const sealed = gcm(key, iv, toUtf8(sealedFor(record))).encrypt(text);
    const all = new Uint8Array(IV_BYTES + sealed.length);
    all.set(iv);
    all.set(sealed, IV_BYTES);
    return { ...record, payload: { sealed: toBase64(all) } };
  }

  return {
    steady,
    async during(work) {
      await load();
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Locked)) throw error;
        held = null;
        await load();
        if (key === null) throw error;
        return await work();
      }
    },
    open(stored) {
      if (!isSealed(stored)) return stored;
      if (key === null) throw new Locked();
      try {
        const all = fromBase64((stored.payload as { sealed: string }).sealed);
        const cipher = gcm(key, all.subarray(0, IV_BYTES), toUtf8(sealedFor(stored)));
        const text = fromUtf8(cipher.decrypt(all.subarray(IV_BYTES)));
        return { ...stored, payload: JSON.parse(text) as unknown };
      } catch {
        throw new DecryptionFailed();
      }
    },
    close(record, lock) {
      if (!SEALED_KINDS.includes(record.kind)) return record;
      return sealsWrites(parseLock(lock)) ? seal(record) : record;
    },
    seal,
  };
}

/** Undefined when there is no lock. @throws when there is one that cannot be read. */
export function parseLock(stored: unknown): LockRecord | undefined {
  return stored === undefined ? undefined : lockRecord.parse(stored);
}
