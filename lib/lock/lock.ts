/**
 * The passphrase lock, as stored in the database. One random data key encrypts all records; it is itself
 * stored encrypted twice, under a key from the passphrase and under a key from the recovery code.
 */
import * as z from 'zod/mini';
import { sealedHeader } from '../backup/format';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';

const wrappedKey = z.object({
  ...sealedHeader.shape,
  /** The encrypted data key, in base64. */
  sealed: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

export const lockRecord = z.object({
  key: z.literal('lock'),
  /** During `sealing` and `unsealing`, encrypted and plain records exist side by side; all are readable. */
  state: z.enum(['sealing', 'sealed', 'unsealing']),
  byPassphrase: wrappedKey,
  byRecoveryCode: wrappedKey,
});
export type LockRecord = z.infer<typeof lockRecord>;

/** Settings stay plain because they are read before unlocking; receipts because they are only numbers. */
export const SEALED_KINDS = RECORD_KINDS.filter(
  (kind) => kind !== 'setting' && kind !== 'receipt',
) as readonly RecordKind[];

export const MIN_PASSPHRASE_CHARS = 10;

/** The payload of an encrypted record. */
const sealedPayload = z.strictObject({ sealed: z.string() });

export function isSealed(record: AnyRecord): boolean {
  return sealedPayload.safeParse(record.payload).success;
}

/** Additional authenticated data: an encrypted payload does not decrypt in another record or store. */
export function sealedFor({ kind, id }: Pick<AnyRecord, 'kind' | 'id'>): string {
  return `aparte record 1 ${kind} ${id}`;
}

/** Whether new writes are encrypted: yes too while older records still wait to be encrypted. */
export function sealsWrites(lock: LockRecord | undefined): boolean {
  return lock !== undefined && lock.state !== 'unsealing';
}

/**
 * - `unknown`: not read yet.
 * - `off`: there is no lock.
 * - `locked`: nothing can be read until the coach unlocks.
 * - `open`: unlocked, until the browser closes, the coach locks, or nobody has used Aparté for a while.
 * - `sealing`, `unsealing`: unlocked, while existing records are being encrypted or decrypted.
 */
export type LockState = 'unknown' | 'off' | 'locked' | 'open' | 'sealing' | 'unsealing';
