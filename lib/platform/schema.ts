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

/** Whose database this is; `emptied` when the browser said that it had thrown its data away. */
export interface Identity {
  readonly key: 'database';
  readonly dbId: string;
  readonly madeAt: number;
  readonly emptied: boolean;
}

/** The folder the coach chose for backups, and the key they are sealed with, if any. */
export interface BackupFolder {
  readonly key: 'folder';
  readonly handle: FileSystemDirectoryHandle;
  readonly sealing: (SealedHeader & { readonly key: CryptoKey }) | null;
}

/** How long people have been warned of; only of this database, and in no backup. */
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
 * One object store per kind of record, all with the same indexes; `erased` remembers what was really
 * erased; `meta` is about the database itself and in no backup.
 */
export type AparteSchema = DBSchema &
  Record<RecordKind, RecordStore> & { erased: ErasedStore; meta: MetaStore };
