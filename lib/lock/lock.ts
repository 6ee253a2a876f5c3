/**
 * The passphrase lock, as it is stored beside the records: one random key seals them all, and is
 * itself sealed twice, under the passphrase's key and under the recovery code's.
 */
import * as z from 'zod/mini';
import { sealedHeader } from '../backup/format';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';

const wrappedKey = z.object({
  ...sealedHeader.shape,
  /** The data key, sealed, in base64. */
  sealed: z.string().check(z.minLength(1), z.maxLength(1_000)),
});
export type WrappedKey = z.infer<typeof wrappedKey>;

export const lockRecord = z.object({
  key: z.literal('lock'),
  /** While `sealing` and `unsealing`, sealed and plain records stand side by side, all readable. */
  state: z.enum(['sealing', 'sealed', 'unsealing']),
  byPassphrase: wrappedKey,
  byRecoveryCode: wrappedKey,
});
export type LockRecord = z.infer<typeof lockRecord>;

/** The interface's choices are read before anybody unlocks, and receipts are numbers. */
export const SEALED_KINDS = RECORD_KINDS.filter(
  (kind) => kind !== 'setting' && kind !== 'receipt',
) as readonly RecordKind[];

export const MIN_PASSPHRASE_CHARS = 10;

/** A record's payload under the lock. */
const sealedPayload = z.strictObject({ sealed: z.string() });

export function isSealed(record: AnyRecord): boolean {
  return sealedPayload.safeParse(record.payload).success;
}

/** What a sealed payload belongs to: moved to another record, or another store, it does not open. */
export function sealedFor({ kind, id }: Pick<AnyRecord, 'kind' | 'id'>): string {
  return `aparte record 1 ${kind} ${id}`;
}

/** What is written now is sealed: also while older records still wait for it. */
export function sealsWrites(lock: LockRecord | undefined): boolean {
  return lock !== undefined && lock.state !== 'unsealing';
}

/**
 * - `unknown`: not read yet.
 * - `off`: there is no lock.
 * - `locked`: nothing can be read until somebody unlocks.
 * - `open`: unlocked, until the browser closes, the coach locks, or nobody has been there for a while.
 * - `sealing`, `unsealing`: unlocked too, while what was stored before follows.
 */
export type LockState = 'unknown' | 'off' | 'locked' | 'open' | 'sealing' | 'unsealing';
