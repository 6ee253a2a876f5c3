/** Decrypts a stored record of any kind and parses it with its schema. */
import { RECORD_SCHEMAS } from '../../backup/schemas';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import { DecryptionFailed } from '../crypto/encrypt';
import type { RecordEncryption } from './record-encryption';

/**
 * @returns undefined when the record cannot be read: damaged, of an unknown kind, or its ciphertext changed
 * @throws Locked when it is encrypted and the key is missing
 */
export function readRecord(stored: unknown, sealing: RecordEncryption): AnyRecord | undefined {
  const kind = RECORD_KINDS.find((each) => each === (stored as AnyRecord | null)?.kind);
  if (kind === undefined) return undefined;
  try {
    const parsed = RECORD_SCHEMAS[kind].safeParse(sealing.open(stored as AnyRecord));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof DecryptionFailed) return undefined;
    throw error;
  }
}
