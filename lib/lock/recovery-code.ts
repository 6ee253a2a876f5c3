/**
 * The recovery code: 160 random bits as letters and digits that are hard to confuse (Crockford's
 * base 32: no I, L, O or U), in groups of four.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

export const RECOVERY_BYTES = 20;

/** Encodes 20 bytes as eight groups of four characters. */
export function recoveryCode(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= BITS) {
      bits -= BITS;
      text += ALPHABET[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return text.match(/.{1,4}/g)?.join('-') ?? '';
}

/** Normalises a typed code: any case, any separators, O read as 0, I and L as 1. */
export function tidyRecoveryCode(text: string): string {
  const signs = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return signs.match(/.{1,4}/g)?.join('-') ?? '';
}
