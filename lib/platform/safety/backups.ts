/** Creates and reads backup files, with or without a passphrase. */
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../../bytes/base64';
import { backupFileName } from '../../backup/file-name';
import { withoutDeleted } from '../../backup/holdings';
import { sealPurpose, writeBackup, writeSealed, type SealedHeader } from '../../backup/format';
import { readBackup, type ReadBackup } from '../../backup/read';
import { isSample } from '../../sample/mark';
import type { Database } from '../database';
import { deriveKey, KEY_PARAMS, newSalt } from '../crypto/passphrase';
import { decrypt, encrypt, DecryptionFailed } from '../crypto/encrypt';
import type { RecordEncryption as RecordSealing } from '../lock/record-encryption';
import { readWhole } from './holdings';

export interface BackupFile {
  readonly name: string;
  readonly text: string;
  readonly madeAt: number;
}

/** A key derived from a passphrase, and the derivation parameters that the file stores beside the data. */
export interface BackupEncryption {
  readonly key: CryptoKey;
  readonly header: SealedHeader;
}

export async function backupEncryptionOf(
  passphrase: string,
  params = KEY_PARAMS,
): Promise<BackupEncryption> {
  const salt = newSalt();
  return {
    key: await deriveKey(passphrase, salt, params),
    header: { ...params, salt: toBase64(salt) },
  };
}

export async function makeBackup(
  database: Database,
  nowMs: number,
  sealing: BackupEncryption | null,
  records: RecordSealing,
): Promise<BackupFile> {
  const whole = await readWhole(database, records);
  // Leave demo data out: it has no value, and on another computer it would come as a surprise.
  const own = whole.records.filter(({ personId }) => !isSample(personId));
  const kept = withoutDeleted({ records: own, erased: whole.erased });
  const plain = writeBackup({ ...whole, ...kept, madeAt: nowMs });
  const name = backupFileName(new Date(nowMs), sealing !== null);
  if (sealing === null) return { name, text: plain, madeAt: nowMs };
  const { key, header } = sealing;
  const sealed = await encrypt(key, toUtf8(plain), sealPurpose(nowMs, header));
  return { name, text: writeSealed(nowMs, header, toBase64(sealed)), madeAt: nowMs };
}

/**
 * Parses a backup; with its passphrase, decrypts it first.
 * @throws DecryptionFailed when the passphrase is wrong or the file was changed
 */
export async function readBackupFile(text: string, passphrase: string | null): Promise<ReadBackup> {
  const read = readBackup(text);
  if (read.state !== 'sealed' || passphrase === null) return read;
  const { madeAt, sealed: header, data } = read.sealed;
  let inside: string;
  try {
    const key = await deriveKey(passphrase, fromBase64(header.salt), header);
    inside = fromUtf8(await decrypt(key, fromBase64(data), sealPurpose(madeAt, header)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw new DecryptionFailed();
    throw error;
  }
  return readBackup(inside);
}
