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

/** The database is empty where there was one before: nobody writes until the coach has decided. */
export class DatabaseLost extends Error {
  override name = 'DatabaseLost';
  constructor(readonly before: DatabaseFingerprint | null) {
    super('The database is not the one that was here before.');
  }
}

/**
 * - `record`: one record, which is copied at once while the disk runs short.
 * - `passing`: what need not be copied, a draft or a stretch of listening.
 * - `many`: what the copies do not follow; they begin anew with the next record.
 */
export type Write = 'record' | 'passing' | 'many';

/** See safety/copies.ts. */
export interface Copies {
  keep(database: Database, record: AnyRecord): Promise<void>;
  /** They are no longer all that is stored. */
  lapse(): Promise<void>;
}

export type Trouble = 'lost' | 'full' | 'passed' | 'blocked';

/** Opens a connection and reopens it after the browser took it away (upgrade, full disk, eviction). */
export interface DatabaseConnection {
  /**
   * @throws DatabaseLost when the browser emptied it
   * @throws DiskFull when it is not open yet and the disk is nearly full
   * @throws DOMException what IndexedDB throws when it cannot open; the next call tries again.
   */
  open(): Promise<Database>;
  /**
   * The same, to write in it; `record` when {@link written} follows.
   * @throws DiskFull also when it is open already
   */
  openToWrite(what?: Write): Promise<Database>;
  /** Resolves when a record just stored is as safe as the disk needs it to be. */
  written(record: AnyRecord): Promise<void>;
  /** Copies are made with this while the disk runs short. */
  copyWith(copies: Copies): void;
  /** Also a lost one: for recovery alone. */
  openAnyway(): Promise<Database>;
  /** @throws DiskFull when nothing may be written */
  ensureDiskSpace(): Promise<void>;
  /**
   * Calls `troubled` whenever the database may not be what it was a moment ago: it was refused as
   * emptied, or for want of room, a newer version took it over, or an older one keeps it from opening.
   * @returns its stop
   */
  whenTroubled(troubled: (trouble: Trouble) => void): () => void;
  /**
   * Removes what cannot be opened, so that recovery can begin with an empty one; in another place
   * where nothing can be removed.
   */
  replace(): Promise<Database>;
  close(): Promise<void>;
  /** What passes through is sealed with this, while there is a lock. */
  readonly sealing: RecordEncryption;
}

/** What is known of the database from outside it. */
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
    // Opening writes as well.
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

  /** Whoever asks while it is being judged hears the same verdict; a bad one is not kept. */
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
        // A full disk refuses there too: only where it opens is it said to be.
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
