import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECOVERY_BYTES, recoveryCode, tidyRecoveryCode } from '../../../lib/lock/recovery-code';

const secret = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES });

describe('the recovery code', () => {
  it('has eight groups of four characters that cannot be confused', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        expect(recoveryCode(bytes)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  it('encodes every bit of the secret', () => {
    expect(recoveryCode(new Uint8Array(RECOVERY_BYTES))).toBe(
      '0000-0000-0000-0000-0000-0000-0000-0000',
    );
    expect(recoveryCode(new Uint8Array(RECOVERY_BYTES).fill(255))).toBe(
      'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ',
    );
    fc.assert(
      fc.property(secret, fc.nat(RECOVERY_BYTES * 8 - 1), (bytes, bit) => {
        const other = Uint8Array.from(bytes);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(recoveryCode(other)).not.toBe(recoveryCode(bytes));
      }),
    );
  });

  it('reads the same however it was copied by hand', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        const code = recoveryCode(bytes);
        const byHand = code
          .toLowerCase()
          .replaceAll('-', '  ')
          .replaceAll('0', 'o')
          .replaceAll('1', 'l');
        expect(tidyRecoveryCode(byHand)).toBe(code);
        expect(tidyRecoveryCode(code)).toBe(code);
      }),
    );
  });
});
