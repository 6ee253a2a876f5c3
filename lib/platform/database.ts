/** The only connection to IndexedDB. */
import type { IDBPDatabase } from 'idb';
import type { DatabaseFingerprint } from '../backup/database-fingerprint';
import { DiskFull } from '../records/disk-full';
import type { AnyRecord } from '../records/envelope';
import type { RecordEncryption } from './lock/record-encryption';
import { deleteDatabaseIn, openDatabaseIn } from './open-database';
import type { StorageLocations } from './storage-locations';
import type { DiskSpace } from './disk-space';
import type { AparteSchema } from './schema';

export const DATABASE_NAME = 'aparte';

export type Database = IDBPDatabase<AparteSchema>;

/** The database is empty although there was one before: nothing is written until the coach decides. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost';
  constructor(readonly before: DatabaseFingerprint | null) {
    super('The database is not the one that was here before.');
  }
}

/**
 * - `record`: one record, which is copied into the snapshots at once while disk space is short.
 * - `passing`: a write that needs no copy: a draft or a chunk.
 * - `many`: a write that the copies cannot follow; they start again with the next record.
 */
export type Write = 'record' | 'passing' | 'many';

/** Copies of records in the snapshots: see safety/copies.ts. */
export interface Copies {
  keep(database: Database, record: AnyRecord): Promise<void>;
  /** Marks the copies as no longer complete. */
  lapse(): Promise<void>;
}

export type Trouble = 'lost' | 'full' | 'passed' | 'blocked';

/** Opens the database, and reopens it after the browser closed it (upgrade, full disk, eviction). */
export interface DatabaseConnection {
  /**
   * @throws DatabaseLost when the browser emptied the database
   * @throws DiskFull when the database is not open yet and the disk is nearly full
   * @throws DOMException from IndexedDB when it cannot open; the next call tries again
   */
  open(): Promise<Database>;
  /**
   * Opens the database for writing; pass `record` when {@link written} will follow.
   * @throws DiskFull even when the database is already open
   */
  openToWrite(what?: Write): Promise<Database>;
  /** Resolves once a stored record has also been copied, if disk space is short. */
  written(record: AnyRecord): Promise<void>;
  /** Sets what makes the copies while disk space is short. */
  copyWith(copies: Copies): void;
  /** Opens even a lost database: use it only for recovery. */
  openAnyway(): Promise<Database>;
  /** @throws DiskFull when there is too little disk space to write */
  ensureDiskSpace(): Promise<void>;
  /**
   * Calls `troubled` when the state of the database may have changed: it was found emptied (`lost`), the
   * disk is nearly full (`full`), a newer version took over (`passed`), or a page with an older version
   * blocks opening (`blocked`).
   * @returns a function that unsubscribes
   */
  whenTroubled(troubled: (trouble: Trouble) => void): () => void;
  /**
   * Deletes a database that cannot be opened, so that recovery can start with an empty one. If it cannot
   * be deleted, creates one in another storage location.
   */
  replace(): Promise<Database>;
  close(): Promise<void>;
  /** Encrypts and decrypts the records while there is a lock. */
  readonly sealing: RecordEncryption;
}

/** Where the fingerprint of the database is stored, outside it. */
export interface FingerprintSource {
  read(): Promise<DatabaseFingerprint | null>;
}

interface DatabaseDependencies {
  readonly name: string;
  readonly knownBefore: FingerprintSource;
  readonly sealing: RecordEncryption;
  readonly places: StorageLocations;
  readonly room: DiskSpace;
}

export function createDatabaseConnection({
  name,
  knownBefore,
  sealing,
  places,
  room,
}: DatabaseDependencies): DatabaseConnection {
  let connection: Promise<Database> | null = null;
  let judged: Promise<Database> | null = null;
  let judging: { readonly opening: Promise<Database>; readonly verdict: Promise<Database> } | null =
    null;
  let onDisk: 'ample' | 'short' = 'ample';
  let copies: Copies | null = null;
  const listeners = new Set<(trouble: Trouble) => void>();

  function tell(trouble: Trouble) {
    for (const listener of listeners) listener(trouble);
  }

  function forget() {
    connection = null;
  }

  async function ensureDiskSpace(): Promise<void> {
    try {
      onDisk = await room.ensure();
    } catch (error) {
      if (error instanceof DiskFull) tell('full');
      throw error;
    }
  }

  async function connect(): Promise<Database> {
    // Opening a database writes to the disk too.
    const [place] = await Promise.all([places.current(), ensureDiskSpace()]);
    return await openDatabaseIn(place, name, {
      gone(passed) {
        forget();
        if (passed) tell('passed');
      },
      blocked: () => tell('blocked'),
    });
  }

  function openAnyway(): Promise<Database> {
    connection ??= connect().catch((error: unknown) => {
      forget();
      throw error;
    });
    return connection;
  }

  /** Calls during a check share its result; a failed check is not cached. */
  function open(): Promise<Database> {
    const opening = openAnyway();
    if (judged === opening) return opening;
    if (judging?.opening !== opening) {
      const verdict = judge(opening);
      const over = () => {
        if (judging?.verdict === verdict) judging = null;
      };
      judging = { opening, verdict };
      verdict.then(over, over);
    }
    return judging.verdict;
  }

  async function judge(opening: Promise<Database>): Promise<Database> {
    const [database, before] = await Promise.all([opening, knownBefore.read()]);
    const identity = await database.get('meta', 'database');
    const mine = identity?.key === 'database' ? identity : null;
    if (mine === null || mine.emptied || (before !== null && before.dbId !== mine.dbId)) {
      tell('lost');
      throw new DatabaseLost(before);
    }
    judged = opening;
    return database;
  }

  return {
    open,
    async openToWrite(what = 'many') {
      const [database] = await Promise.all([open(), ensureDiskSpace()]);
      if (what === 'many' || (what === 'record' && onDisk === 'ample')) await copies?.lapse();
      return database;
    },
    async written(record) {
      if (onDisk === 'short') await copies?.keep(await open(), record);
    },
    copyWith(made) {
      copies = made;
    },
    openAnyway,
    ensureDiskSpace,
    whenTroubled(troubled) {
      listeners.add(troubled);
      return () => listeners.delete(troubled);
    },
    async replace() {
      await ensureDiskSpace();
      await (await connection?.catch(() => null))?.close();
      forget();
      try {
        await deleteDatabaseIn(await places.current(), name);
        return await openAnyway();
      } catch (error) {
        const other = await places.another();
        if (other === null) throw error;
        // On a full disk this fails there too: switch to the other location only once it has opened.
        const deaf = { gone: () => undefined, blocked: () => undefined };
        (await openDatabaseIn(other.factory, name, deaf)).close();
        await other.settle();
        return await openAnyway();
      }
    },
    async close() {
      const open = connection;
      forget();
      (await open)?.close();
    },
    sealing,
  };
}
