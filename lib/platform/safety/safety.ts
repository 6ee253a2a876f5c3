/** What a page needs to show and keep the coach's records safe: see lib/backup/safety.ts. */
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
  /** Runs `work` once no other page nor the worker is at the snapshots. */
  alone(work: () => Promise<void>, patient: boolean): Promise<void>;
  saveFile(name: string, type: string, text: string): Promise<void>;
  /** Nothing outlives this window, and what is stored may be nothing at all. */
  readonly isPrivate: boolean;
}

/** One and the same: whoever watches is not told of a change that is none. */
const GOOD: Condition = { state: 'good' };

/** A database that fails once may only have been busy. */
const SECOND_TRY_MS = 500;
/** Room may be made at any moment, and nobody tells. */
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
    // All at once: a page shows nothing before they have answered.
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

  /** All that was ever called saved is in the copies: nothing can be lost by taking them. */
  async function putBack(): Promise<void> {
    // Another page may have been quicker.
    if (await connection.open().catch(() => null)) return;
    const [newest] = await snapshots.points();
    if (!newest) throw new Error('There is no snapshot.');
    const recovered = await snapshots.load(newest.id);
    if (recovered.damagedFiles + recovered.unreadable > 0)
      throw new Error('Not all of the newest snapshot can be read.');
    await connection.ensureDiskSpace();
    const database = await connection.openAnyway();
    await restoreInto(database, recovered, 'merge', connection.sealing);
    // Before it is accepted: a page that is closed in between must not leave the coach untold.
    await memory.putBack.write({ at: clock.nowMs() });
    await acceptAsIs(database);
    announceAll();
  }

  function become(next: Condition): void {
    condition = next;
    for (const listener of listeners) listener();
  }

  /** A page in use stays on screen: what is being written in it is saved once there is room. */
  const inUse = () =>
    condition?.state === 'good' || (condition?.state === 'full' && condition.open);

  /** One at a time; asked for meanwhile, it looks once more. */
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

  /** The database as it now is becomes the one to hold later ones against. */
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
    // A review under way finds these by itself, and is the one to hear of them.
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
      // Replacing may leave fewer than the sentinel knows: killed half-way, that is no loss.
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

/** What IndexedDB throws to a page whose version of the database is no longer the latest. */
function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}
