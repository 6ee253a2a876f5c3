/**
 * The backup file: JSON, so that the coach can read it without Aparté. `version` rises when the file's
 * shape changes or a kind of record is added; steps in migrate.ts bring older files up to date.
 */
import * as z from 'zod/mini';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import { erased, type Erased } from '../records/erased';
import { instant } from '../time/instant';

const BACKUP_FORMAT = 'aparte-backup';
export const BACKUP_VERSION = 1;

export interface Backup {
  /** Epoch ms. */
  readonly madeAt: number;
  /** The database it was made from. */
  readonly dbId: string;
  readonly records: readonly AnyRecord[];
  readonly erased: readonly Erased[];
  /** Records that could not be read, as stored: kept so that somebody may repair them later. */
  readonly damaged: readonly unknown[];
}

/** The fields of every version: enough to decide whether the rest can be read. */
export const anyBackup = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.int().check(z.minimum(1)),
});

export const sealedHeader = z.object({
  kdf: z.literal('argon2id'),
  memoryKiB: z.int().check(z.minimum(8), z.maximum(256 * 1024)),
  passes: z.int().check(z.minimum(1), z.maximum(16)),
  lanes: z.int().check(z.minimum(1), z.maximum(4)),
  /** Base64. */
  salt: z.string().check(z.minLength(16), z.maxLength(200)),
});
export type SealedHeader = z.infer<typeof sealedHeader>;

/** A backup under a passphrase: `data` is the encrypted plain file in base64. */
export const sealedBackup = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.int(),
  madeAt: instant,
  sealed: sealedHeader,
  data: z.string(),
});
export type SealedBackup = z.infer<typeof sealedBackup>;

/** The current version of the file; its records are validated one by one later. */
export const plainBackup = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  madeAt: instant,
  dbId: z.string().check(z.maxLength(200)),
  records: z.partialRecord(z.enum(RECORD_KINDS), z.array(z.unknown())),
  erased: z.array(erased),
  damaged: z.array(z.unknown()),
});

/** Serialises a plain backup. */
export function writeBackup({ madeAt, dbId, records, erased, damaged }: Backup): string {
  const byKind: Partial<Record<RecordKind, AnyRecord[]>> = {};
  for (const record of records) (byKind[record.kind] ??= []).push(record);
  return `${JSON.stringify({
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt,
    dbId,
    records: byKind,
    erased,
    damaged,
  })}\n`;
}

/** Serialises an encrypted backup. */
export function writeSealed(madeAt: number, sealed: SealedHeader, data: string): string {
  return `${JSON.stringify({
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt,
    sealed,
    data,
  } satisfies SealedBackup)}\n`;
}

/** Additional authenticated data of the encryption: changing any of these fields makes decryption fail. */
export function sealPurpose(madeAt: number, { kdf, memoryKiB, passes, lanes, salt }: SealedHeader) {
  return [BACKUP_FORMAT, madeAt, kdf, memoryKiB, passes, lanes, salt].join(' ');
}
