import type { DBSchema } from 'idb';
import type { SealedHeader } from '../backup/format';
import type { LockRecord } from '../lock/lock';
import type { AnyRecord, RecordKind } from '../records/envelope';
import type { Erased } from '../records/erased';
import type { Warnings } from '../rights/warnings';

interface RecordStore {
  key: string;
  value: AnyRecord;
  indexes: { sessionId: string; personId: string; updatedAt: number };
}

/** Identifies the database; `emptied`: the browser reported that it had thrown the data away. */
export interface Identity {
  readonly key: 'database';
  readonly dbId: string;
  readonly madeAt: number;
  readonly emptied: boolean;
}

/** The folder that the coach chose for backups, and the key that encrypts them, if any. */
export interface BackupFolder {
  readonly key: 'folder';
  readonly handle: FileSystemDirectoryHandle;
  readonly sealing: (SealedHeader & { readonly key: CryptoKey }) | null;
}

/** For how long each person's retention warning has been shown; of this database only, not in backups. */
export interface RetentionWarnings extends Warnings {
  readonly key: 'retention';
}

interface ErasedStore {
  key: [kind: string, id: string];
  value: Erased;
  indexes: { kind: string; erasedAt: number };
}

interface MetaStore {
  key: string;
  value: Identity | BackupFolder | LockRecord | RetentionWarnings;
}

/**
 * One object store per kind of record, all with the same indexes; `erased` holds the erasures; `meta`
 * describes the database itself and is not in backups.
 */
export type AparteSchema = DBSchema &
  Record<RecordKind, RecordStore> & { erased: ErasedStore; meta: MetaStore };
