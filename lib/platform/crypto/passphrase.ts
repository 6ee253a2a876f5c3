/**
 * Derives a key from a passphrase with Argon2id, which costs an attacker memory as well as time. The
 * parameters are stored beside the encrypted data, so that they can be raised later without locking
 * anyone out.
 */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import type { Bytes } from '../../bytes/base64';
import { toUtf8 } from '../../bytes/base64';
import { keyFrom } from './encrypt';

export interface KeyParams {
  readonly kdf: 'argon2id';
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's minimum for Argon2id; a fifth of a second on a small laptop. */
export const KEY_PARAMS: KeyParams = { kdf: 'argon2id', memoryKiB: 19 * 1024, passes: 2, lanes: 1 };

/** Upper limits: larger parameters in a hostile file would only keep the computer busy. */
const MOST = { memoryKiB: 256 * 1024, passes: 16, lanes: 4 };

const SALT_BYTES = 16;

export function newSalt(): Bytes {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/**
 * Derives the key for {@link encrypt} and {@link decrypt}; it cannot be exported. The passphrase is
 * normalised (NFKC), so that it does not matter how a keyboard composes accented letters.
 * @throws RangeError when the parameters exceed the limits
 */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  params: KeyParams = KEY_PARAMS,
): Promise<CryptoKey> {
  const { memoryKiB, passes, lanes } = params;
  if (memoryKiB > MOST.memoryKiB || passes > MOST.passes || lanes > MOST.lanes)
    throw new RangeError('Deriving this key would take more than this computer should give.');
  const bytes = await argon2idAsync(toUtf8(passphrase.normalize('NFKC')), salt, {
    m: memoryKiB,
    t: passes,
    p: lanes,
    dkLen: 32,
  });
  return await keyFrom(new Uint8Array(bytes));
}
