import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../../lib/bytes/base64';
import { deriveKey, KEY_PARAMS, newSalt } from '../../lib/platform/crypto/passphrase';
import {
  keyFrom,
  newKeyBytes,
  decrypt,
  encrypt,
  DecryptionFailed,
} from '../../lib/platform/crypto/encrypt';

/** Cheap parameters: these tests do not measure the cost of guessing. */
const QUICK = { ...KEY_PARAMS, memoryKiB: 64, passes: 1 };
const salt = new Uint8Array(16).fill(7);
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => new Uint8Array(array));

describe('encryption', () => {
  it('decrypts only with the same key and the same purpose', async () => {
    const key = await keyFrom(newKeyBytes());
    const other = await keyFrom(newKeyBytes());
    await fc.assert(
      fc.asyncProperty(bytes, fc.string(), fc.string(), async (plain, purpose, wrong) => {
        const sealed = await encrypt(key, plain, purpose);
        expect(await decrypt(key, sealed, purpose)).toEqual(plain);
        await expect(decrypt(other, sealed, purpose)).rejects.toThrow(DecryptionFailed);
        if (wrong !== purpose)
          await expect(decrypt(key, sealed, wrong)).rejects.toThrow(DecryptionFailed);
      }),
    );
  });

  it('fails to decrypt when any bit was flipped or the end was cut off', async () => {
    const key = await keyFrom(newKeyBytes());
    const sealed = await encrypt(key, toUtf8('a note'), 'note');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = sealed.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      await expect(decrypt(key, flipped, 'note')).rejects.toThrow(DecryptionFailed);
    }
    for (let length = 0; length < sealed.length; length += 1)
      await expect(decrypt(key, sealed.slice(0, length), 'note')).rejects.toThrow(DecryptionFailed);
  });

  it('gives another ciphertext each time for the same text', async () => {
    const key = await keyFrom(newKeyBytes());
    const once = await encrypt(key, toUtf8('a note'), '');
    expect(await encrypt(key, toUtf8('a note'), '')).not.toEqual(once);
  });
});

describe('the key derived from a passphrase', () => {
  it('equals the Argon2id key that OpenSSL derives with the same parameters', async () => {
    // Derived with OpenSSL: passphrase 'correct horse', salt 'sixteen bytes !!', 19,456 KiB, 2 passes, 1
    // lane.
    const key = await deriveKey('correct horse', toUtf8('sixteen bytes !!'));
    const known = await keyFrom(fromBase64('ck4NFaY9xehOGKJN7gFhzT78Ze/luKWcd5phRGvLQq0='));
    expect(fromUtf8(await decrypt(known, await encrypt(key, toUtf8('words'), ''), ''))).toBe(
      'words',
    );
  });

  it('differs with the passphrase, the salt and the parameters', async () => {
    const sealed = await encrypt(await deriveKey('one', salt, QUICK), toUtf8('words'), '');
    const opensWith = async (key: Promise<CryptoKey>) => await decrypt(await key, sealed, '');
    expect(await opensWith(deriveKey('one', salt, QUICK))).toEqual(toUtf8('words'));
    await expect(opensWith(deriveKey('two', salt, QUICK))).rejects.toThrow(DecryptionFailed);
    await expect(opensWith(deriveKey('one', newSalt(), QUICK))).rejects.toThrow(DecryptionFailed);
    await expect(opensWith(deriveKey('one', salt, { ...QUICK, passes: 2 }))).rejects.toThrow(
      DecryptionFailed,
    );
  });

  it('is the same for composed and decomposed accents', async () => {
    const sealed = await encrypt(await deriveKey('été', salt, QUICK), toUtf8('words'), '');
    const decomposed = await deriveKey('été'.normalize('NFD'), salt, QUICK);
    expect(fromUtf8(await decrypt(decomposed, sealed, ''))).toBe('words');
  });

  it('is refused for parameters that would need too much memory', async () => {
    const heavy = { ...KEY_PARAMS, memoryKiB: 64 * 1024 * 1024 };
    await expect(deriveKey('one', salt, heavy)).rejects.toThrow(RangeError);
  });
});

describe('base64', () => {
  it('decodes what it encoded, and refuses text that is not base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (given) => {
        expect(fromBase64(toBase64(given))).toEqual(new Uint8Array(given));
      }),
      { numRuns: 20 },
    );
    expect(() => fromBase64('é!')).toThrow(RangeError);
  });
});
