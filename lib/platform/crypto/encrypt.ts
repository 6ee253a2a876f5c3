/**
 * AES-256-GCM. Decryption needs the same key and the same purpose (the additional authenticated data);
 * it fails if any bit of the ciphertext or the purpose was changed.
 */
import { toUtf8, type Bytes } from '../../bytes/base64';

/** Each encryption needs a fresh IV: using one twice under the same key would reveal both texts. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The key is wrong, or the data or its purpose was changed; which of them cannot be determined. */
export class DecryptionFailed extends Error {
  override name = 'DecryptionFailed';
  constructor() {
    super('This does not open: the key is another one, or what was sealed has been changed.');
  }
}

/** Generates the bytes of a random data key, to be encrypted under a passphrase's key. */
export function newKeyBytes(): Bytes {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** Imports a key from its 32 bytes; the result cannot be exported. */
export async function keyFrom(bytes: Bytes): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * @param purpose authenticated but not encrypted: whose or what this is; decrypt needs the same
 * @returns initialisation vector, ciphertext and tag, in this order
 */
export async function encrypt(key: CryptoKey, bytes: Bytes, purpose: string): Promise<Bytes> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: toUtf8(purpose) },
    key,
    bytes,
  );
  const all = new Uint8Array(IV_BYTES + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), IV_BYTES);
  return all;
}

/** @throws DecryptionFailed when the key or the purpose differs from the one used to encrypt */
export async function decrypt(key: CryptoKey, sealed: Bytes, purpose: string): Promise<Bytes> {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new DecryptionFailed();
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        {
          name: 'AES-GCM',
          iv: sealed.subarray(0, IV_BYTES),
          additionalData: toUtf8(purpose),
        },
        key,
        sealed.subarray(IV_BYTES),
      ),
    );
  } catch {
    throw new DecryptionFailed();
  }
}
