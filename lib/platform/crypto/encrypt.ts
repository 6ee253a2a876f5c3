/**
 * AES-256-GCM: what is sealed opens only with the same key and for the same purpose. A changed bit
 * anywhere, in what is sealed or in what it was sealed for, refuses to open.
 */
import { toUtf8, type Bytes } from '../../bytes/base64';

/** A fresh one for each sealing: the same twice under one key would give both texts away. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The key is wrong, or what it should open was changed: which of them cannot be told. */
export class DecryptionFailed extends Error {
  override name = 'DecryptionFailed';
  constructor() {
    super('This does not open: the key is another one, or what was sealed has been changed.');
  }
}

/** A random key's bytes, to be sealed under a passphrase's key. */
export function newKeyBytes(): Bytes {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** A key to use from its 32 bytes; it cannot be read back from the result. */
export async function keyFrom(bytes: Bytes): Promise<CryptoKey> {
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * @param purpose stays readable and is checked on opening: whose or what this is
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

/** @throws DecryptionFailed when the key or the purpose is not the one it was sealed with. */
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
