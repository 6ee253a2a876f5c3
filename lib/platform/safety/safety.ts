/** What a page needs to show and keep the coach's records safe: see lib/backup/safety.ts. */
import { countLiving } from '../../backup/holdings';
import { preview } from '../../backup/preview';
import { returning } from '../../backup/returning';
import type { Inspection, Safety } from '../../backup/safety';
import type { Condition, Sentinel } from '../../backup/sentinel';
import { RECORD_KINDS } from '../../records/envelope';
import { sessionState } from '../../session/session';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import { SealBroken } from '../crypto/seal';
import { DiskFull } from '../../records/disk-full';
import { DatabaseLost, type Database, type DatabaseDoor } from '../database';
import type { Stores } from '../stores';
import { makeBackup, readBackupFile, sealingOf } from './backups';
import type { BackupFolderKeeper } from './folder';
import { acceptDatabase, readWhole, restoreInto, takeSentinel } from './holdings';
import type { Memory } from './memory';
import type { Snapshots } from './snapshots';

export interface SafetySeams {
  readonly door: DatabaseDoor;
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

export function createSafety(seams: SafetySeams): Safety {
  const { door, stores, changes, clock, memory, snapshots, folder, alone, saveFile } = seams;
  const listeners = new Set<() => void>();
  let condition: Condition | null = null;
  let reviewing: Promise<void> | null = null;
  let again = false;
  let lookingForRoom: ReturnType<typeof setTimeout> | undefined;

  async function found(): Promise<Condition> {
    // All at once: a page shows nothing before they have answered.
    const looked = Promise.all([
      memory.loss.read(),
      door.ensureRoom().then(
        () => true,
        () => false,
      ),
    ]);
    try {
      await door.open().catch(async (error: unknown) => {
        if (error instanceof DatabaseLost || error instanceof DiskFull || isNewer(error))
          throw error;
        await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS));
        return await door.open();
      });
    } catch (error) {
      if (error instanceof DatabaseLost) return await afterLoss(error.before);
      if (error instanceof DiskFull) return { state: 'full', open: false };
      if (isNewer(error)) return { state: 'newer' };
      if (seams.isPrivate) return { state: 'private' };
      return { state: 'shut', reason: error instanceof Error ? error.message : String(error) };
    }
    const [loss, hasRoom] = await looked;
    if (loss !== null) return { state: 'fewer', loss };
    return hasRoom ? GOOD : { state: 'full', open: true };
  }

  async function afterLoss(before: Sentinel | null): Promise<Condition> {
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
    if (await door.open().catch(() => null)) return;
    const [newest] = await snapshots.points();
    if (!newest) throw new Error('There is no snapshot.');
    const recovered = await snapshots.load(newest.id);
    if (recovered.damagedFiles + recovered.unreadable > 0)
      throw new Error('Not all of the newest snapshot can be read.');
    await door.ensureRoom();
    const database = await door.openAnyway();
    await restoreInto(database, recovered, 'merge', door.sealing);
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
    await memory.sentinel.write(await takeSentinel(database, clock.nowMs()));
    await acceptDatabase(database);
    await memory.loss.write(null);
    await memory.copied.write(null);
    await snapshots.take(database, clock.nowMs(), true);
  }

  function announceAll(): void {
    for (const kind of RECORD_KINDS) changes.announce({ kind, ids: [] });
  }

  async function openForRecovery(): Promise<Database> {
    await door.ensureRoom();
    return condition?.state === 'shut' ? await door.replace() : await door.openAnyway();
  }

  async function noSessionOpen(): Promise<void> {
    const sessions = condition?.state === 'good' ? await stores.sessions.list() : [];
    if (sessions.some(({ payload }) => sessionState(payload.events) !== 'ended'))
      throw new Error('sessionOpen');
  }

  void review();
  memory.listen(() => void review());
  door.whenTroubled((trouble) => {
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
      await restoreInto(database, recovered, 'merge', door.sealing);
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
      await alone(async () => snapshots.take(await door.open(), clock.nowMs(), true), true);
    },

    lastBackup: () => memory.lastBackup.read(),
    async download(passphrase) {
      const sealing = passphrase === null ? null : await sealingOf(passphrase);
      const file = await makeBackup(await door.open(), clock.nowMs(), sealing, door.sealing);
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
            : await readWhole(await door.openAnyway(), door.sealing);
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
        if (error instanceof SealBroken) return { state: 'wrongPassphrase' };
        throw error;
      }
    },
    async restore(backup, mode) {
      await noSessionOpen();
      const database = await openForRecovery();
      // Replacing may leave fewer than the sentinel knows: killed half-way, that is no loss.
      const before = await memory.sentinel.read();
      if (before) await memory.sentinel.write({ ...before, totals: {}, lastWriteAt: 0 });
      await restoreInto(database, backup, mode, door.sealing);
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
