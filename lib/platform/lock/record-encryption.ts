/**
 * Encrypts payloads before they are stored and decrypts them after reading. It uses a synchronous
 * AES-256-GCM: WebCrypto is asynchronous, and the IndexedDB transaction would end while waiting for it,
 * so that read, edit and write would no longer be atomic.
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

/** The record is encrypted, and the coach has not unlocked. */
export class Locked extends Error {
  override name = 'Locked';
  constructor() {
    super('Aparté is locked.');
  }
}

export interface RecordEncryption {
  /**
   * Loads the key, if Aparté is unlocked, and runs `work`; runs it again if another page unlocked in the
   * meantime.
   */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Shared by writers; taken exclusively to turn the lock on or off. */
  readonly steady: ReadWriteLock;
  /**
   * Decrypts a stored record.
   * @throws Locked without the key
   * @throws DecryptionFailed when it was changed, or encrypted with another key
   */
  open<R extends AnyRecord>(stored: R): R;
  /**
   * Encrypts a record for storing, if the lock and the record's kind require it.
   * @param lock the value at 'lock' in the store `meta`; read it while holding {@link steady}
   * @throws Locked when it must be encrypted and there is no key
   */
  close<R extends AnyRecord>(record: R, lock: unknown): R;
  /** Encrypts a record, whatever the lock says. @throws Locked when there is no key */
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

/** Undefined when there is no lock. @throws when the stored lock is invalid */
export function parseLock(stored: unknown): LockRecord | undefined {
  return stored === undefined ? undefined : lockRecord.parse(stored);
}
