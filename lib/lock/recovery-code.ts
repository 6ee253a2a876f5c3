/**
 * The recovery code: 160 random bits in letters and digits that cannot be taken for one another
 * (Crockford's base 32: no I, L, O or U), in groups of four.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;

export const RECOVERY_BYTES = 20;

/** Twenty bytes as eight groups of four signs. */
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

/** As copied by hand: in any case, with any spacing, and with the letters it was read as. */
export function tidyRecoveryCode(text: string): string {
  const signs = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return signs.match(/.{1,4}/g)?.join('-') ?? '';
}
