/** Implements `Safety` of lib/backup/safety.ts: what a page needs to show and protect the records. */
import { countLiving } from '../../backup/holdings';
import { preview } from '../../backup/preview';
import { returning } from '../../backup/returning';
import type { Inspection, Safety } from '../../backup/safety';
import type { Condition, DatabaseFingerprint } from '../../backup/database-fingerprint';
import { RECORD_KINDS } from '../../records/envelope';
import { sessionState } from '../../session/session';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import { DecryptionFailed } from '../crypto/encrypt';
import { DiskFull } from '../../records/disk-full';
import { DatabaseLost, type Database, type DatabaseConnection } from '../database';
import type { Stores } from '../stores';
import { makeBackup, readBackupFile, backupEncryptionOf } from './backups';
import type { BackupFolderKeeper } from './folder';
import { acceptDatabase, readWhole, restoreInto, takeFingerprint } from './holdings';
import type { Memory } from './memory';
import type { Snapshots } from './snapshots';

export interface SafetyDependencies {
  readonly connection: DatabaseConnection;
  readonly stores: Stores;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly snapshots: Snapshots;
  readonly folder: BackupFolderKeeper;
  /** Runs `work` under the snapshot lock that all pages and the worker share. */
  alone(work: () => Promise<void>, patient: boolean): Promise<void>;
  saveFile(name: string, type: string, text: string): Promise<void>;
  /** True in a private window: nothing stored outlives it, and storing may not work at all. */
  readonly isPrivate: boolean;
}

/** One shared object, so that a listener sees no change between two good conditions. */
const GOOD: Condition = { state: 'good' };

/** Opening is retried once after this long: the database may only have been busy. */
const SECOND_TRY_MS = 500;
/** Disk space may become free at any moment, and no event says so: check again this often. */
const LOOK_FOR_ROOM_EVERY_MS = 2_000;

export function createSafety(dependencies: SafetyDependencies): Safety {
  const { connection, stores, changes, clock, memory, snapshots, folder, alone, saveFile } =
    dependencies;
  const listeners = new Set<() => void>();
  let condition: Condition | null = null;
  let reviewing: Promise<void> | null = null;
  let again = false;
  let lookingForRoom: ReturnType<typeof setTimeout> | undefined;

  async function found(): Promise<Condition> {
    // Start these reads together with open(): a page shows nothing before all have answered.
    const looked = Promise.all([
      memory.loss.read(),
      connection.ensureDiskSpace().then(
        () => true,
        () => false,
      ),
    ]);
    try {
      await connection.open().catch(async (error: unknown) => {
        if (error instanceof DatabaseLost || error instanceof DiskFull || isNewer(error))
          throw error;
        await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS));
        return await connection.open();
      });
    } catch (error) {
      if (error instanceof DatabaseLost) return await afterLoss(error.before);
      if (error instanceof DiskFull) return { state: 'full', open: false };
      if (isNewer(error)) return { state: 'newer' };
      if (dependencies.isPrivate) return { state: 'private' };
      return { state: 'shut', reason: error instanceof Error ? error.message : String(error) };
    }
    const [loss, hasRoom] = await looked;
    if (loss !== null) return { state: 'fewer', loss };
    return hasRoom ? GOOD : { state: 'full', open: true };
  }

  async function afterLoss(before: DatabaseFingerprint | null): Promise<Condition> {
    if (before !== null && (await memory.copied.read())?.dbId === before.dbId) {
      try {
        await alone(putBack, true);
        return GOOD;
      } catch (error) {
        if (error instanceof DiskFull) return { state: 'full', open: false };
        console.warn('aparté: the copies are not whole', error);
      }
    }
    return { state: 'lost', before };
  }

  /** Restores the newest snapshot. It holds every record that was reported as saved, so nothing is lost. */
  async function putBack(): Promise<void> {
    // Another page may already have restored it.
    if (await connection.open().catch(() => null)) return;
    const [newest] = await snapshots.points();
    if (!newest) throw new Error('There is no snapshot.');
    const recovered = await snapshots.load(newest.id);
    if (recovered.damagedFiles + recovered.unreadable > 0)
      throw new Error('Not all of the newest snapshot can be read.');
    await connection.ensureDiskSpace();
    const database = await connection.openAnyway();
    await restoreInto(database, recovered, 'merge', connection.sealing);
    // Write this before acceptAsIs: if the page closes in between, the coach is still notified.
    await memory.putBack.write({ at: clock.nowMs() });
    await acceptAsIs(database);
    announceAll();
  }

  function become(next: Condition): void {
    condition = next;
    for (const listener of listeners) listener();
  }

  /** A page in use stays on screen when the disk fills up; its unsaved text is saved once there is space. */
  const inUse = () =>
    condition?.state === 'good' || (condition?.state === 'full' && condition.open);

  /** One review at a time; a call during a review makes it look once more. */
  async function review(): Promise<void> {
    again = true;
    reviewing ??= (async () => {
      while (again) {
        again = false;
        await lookOnce();
      }
    })().finally(() => {
      reviewing = null;
    });
    await reviewing;
  }

  async function lookOnce(): Promise<void> {
    const next = await found();
    become(next.state === 'full' && inUse() ? { state: 'full', open: true } : next);
    clearTimeout(lookingForRoom);
    if (next.state === 'full')
      lookingForRoom = setTimeout(() => void review(), LOOK_FOR_ROOM_EVERY_MS);
  }

  /** Takes the current database as the reference for later checks: fingerprint, no loss, new snapshot. */
  async function acceptAsIs(database: Database): Promise<void> {
    await memory.sentinel.write(await takeFingerprint(database, clock.nowMs()));
    await acceptDatabase(database);
    await memory.loss.write(null);
    await memory.copied.write(null);
    await snapshots.take(database, clock.nowMs(), true);
  }

  function announceAll(): void {
    for (const kind of RECORD_KINDS) changes.announce({ kind, ids: [] });
  }

  async function openForRecovery(): Promise<Database> {
    await connection.ensureDiskSpace();
    return condition?.state === 'shut' ? await connection.replace() : await connection.openAnyway();
  }

  async function noSessionOpen(): Promise<void> {
    const sessions = condition?.state === 'good' ? await stores.sessions.list() : [];
    if (sessions.some(({ payload }) => sessionState(payload.events) !== 'ended'))
      throw new Error('sessionOpen');
  }

  void review();
  memory.listen(() => void review());
  connection.whenTroubled((trouble) => {
    if (trouble === 'blocked') become({ state: 'waiting' });
    // A running review detects these itself and reports them.
    else if (reviewing !== null && trouble !== 'passed') return;
    else if (condition?.state === 'good') void review();
  });

  return {
    condition: () => condition,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    restorePoints: () => snapshots.points(),
    async bringBack(pointId) {
      const recovered = await snapshots.load(pointId);
      const database = await openForRecovery();
      await restoreInto(database, recovered, 'merge', connection.sealing);
      await alone(() => acceptAsIs(database), true);
      announceAll();
      await review();
      const { madeAt, damagedFiles, unreadable, records } = recovered;
      return { madeAt, damagedFiles, unreadable, counts: countLiving(records) };
    },
    async accept() {
      const database = await openForRecovery();
      await alone(() => acceptAsIs(database), true);
      announceAll();
      await review();
    },
    retry: review,
    putBackAt: async () => (await memory.putBack.read())?.at ?? null,
    putBackSeen: () => memory.putBack.write(null),
    async snapshotNow() {
      await alone(async () => snapshots.take(await connection.open(), clock.nowMs(), true), true);
    },

    lastBackup: () => memory.lastBackup.read(),
    async download(passphrase) {
      const sealing = passphrase === null ? null : await backupEncryptionOf(passphrase);
      const file = await makeBackup(
        await connection.open(),
        clock.nowMs(),
        sealing,
        connection.sealing,
      );
      await saveFile(file.name, 'application/json', file.text);
      await memory.lastBackup.write({ at: file.madeAt, where: 'download', fileName: file.name });
    },
    async inspect(text, passphrase): Promise<Inspection> {
      try {
        const read = await readBackupFile(text, passphrase);
        if (read.state === 'problem') return read;
        if (read.state === 'sealed') return { state: 'needsPassphrase' };
        const here =
          condition?.state === 'shut'
            ? { records: [], erased: [] }
            : await readWhole(await connection.openAnyway(), connection.sealing);
        const { backup } = read;
        return {
          state: 'ready',
          backup,
          preview: preview(here, backup),
          returns: {
            merge: returning(here, backup, 'merge'),
            replace: returning(here, backup, 'replace'),
          },
        };
      } catch (error) {
        if (error instanceof DecryptionFailed) return { state: 'wrongPassphrase' };
        throw error;
      }
    },
    async restore(backup, mode) {
      await noSessionOpen();
      const database = await openForRecovery();
      // After a replace, the database may hold less than the stored fingerprint says. Reset the fingerprint
      // first, so that a crash half-way is not reported as a loss.
      const before = await memory.sentinel.read();
      if (before) await memory.sentinel.write({ ...before, totals: {}, lastWriteAt: 0 });
      await restoreInto(database, backup, mode, connection.sealing);
      await alone(() => acceptAsIs(database), true);
      announceAll();
      await review();
    },

    folder: {
      possible: folder.possible(),
      state: folder.state,
      choose: folder.choose,
      allow: folder.allow,
      forget: folder.forget,
    },
  };
}

/** IndexedDB throws VersionError when the stored database has a newer version than this page knows. */
function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}
