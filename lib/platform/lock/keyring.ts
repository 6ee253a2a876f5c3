/** The data key, and the two secrets that decrypt it. */
import { fromBase64, toBase64, type Bytes } from '../../bytes/base64';
import type { LockRecord, WrappedKey } from '../../lock/lock';
import { RECOVERY_BYTES, recoveryCode, tidyRecoveryCode } from '../../lock/recovery-code';
import { deriveKey, KEY_PARAMS, newSalt, type KeyParams } from '../crypto/passphrase';
import { newKeyBytes, decrypt, encrypt } from '../crypto/encrypt';

export type Secret = 'passphrase' | 'recoveryCode';

/** A lock that is not turned on yet: it encrypts nothing until the coach has seen the recovery code. */
export interface NewLock {
  readonly lock: LockRecord;
  readonly dataKey: Bytes;
  /** Shown once, never stored. */
  readonly recoveryCode: string;
}

export async function newLock(passphrase: string, params = KEY_PARAMS): Promise<NewLock> {
  const dataKey = newKeyBytes();
  const code = recoveryCode(crypto.getRandomValues(new Uint8Array(RECOVERY_BYTES)));
  return {
    lock: {
      key: 'lock',
      state: 'sealing',
      byPassphrase: await wrap(dataKey, passphrase, 'passphrase', params),
      byRecoveryCode: await wrap(dataKey, code, 'recoveryCode', params),
    },
    dataKey,
    recoveryCode: code,
  };
}

/** Encrypts the same data key under a new passphrase; the records stay as they are. */
export async function withPassphrase(
  lock: LockRecord,
  dataKey: Bytes,
  passphrase: string,
  params = KEY_PARAMS,
): Promise<LockRecord> {
  return { ...lock, byPassphrase: await wrap(dataKey, passphrase, 'passphrase', params) };
}

/** @throws DecryptionFailed when the secret is wrong */
export async function unwrap(lock: LockRecord, secret: Secret, text: string): Promise<Bytes> {
  const wrapped = secret === 'passphrase' ? lock.byPassphrase : lock.byRecoveryCode;
  const key = await deriveKey(told(secret, text), fromBase64(wrapped.salt), wrapped);
  return await decrypt(key, fromBase64(wrapped.sealed), purpose(secret));
}

async function wrap(
  dataKey: Bytes,
  text: string,
  secret: Secret,
  params: KeyParams,
): Promise<WrappedKey> {
  const salt = newSalt();
  const key = await deriveKey(told(secret, text), salt, params);
  const sealed = await encrypt(key, dataKey, purpose(secret));
  return { ...params, salt: toBase64(salt), sealed: toBase64(sealed) };
}

const told = (secret: Secret, text: string) =>
  secret === 'passphrase' ? text : tidyRecoveryCode(text);

const purpose = (secret: Secret) => `aparte data key, by ${secret}`;
