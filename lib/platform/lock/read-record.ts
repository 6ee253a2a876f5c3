/** A stored record of any kind, opened and read by its schema. */
import { RECORD_SCHEMAS } from '../../backup/schemas';
import { RECORD_KINDS, type AnyRecord } from '../../records/envelope';
import { DecryptionFailed } from '../crypto/encrypt';
import type { RecordEncryption } from './record-encryption';

/**
 * Undefined for what cannot be read: damaged, of an unknown kind, or changed under its seal.
 * @throws Locked when it is sealed and nobody has unlocked
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
