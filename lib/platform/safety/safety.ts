/** What a page needs to show and keep the coach's records safe: see lib/backup/safety.ts. */
import { countLiving } from '../../backup/holdings';
import { preview } from '../../backup/preview';
import type { Inspection, Safety } from '../../backup/safety';
import type { Condition } from '../../backup/sentinel';
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
  saveFile(name: string, type: string, text: string): Promise<void>;
}

/** One and the same: whoever watches is not told of a change that is none. */
const GOOD: Condition = { state: 'good' };

/** A database that fails once may only have been busy. */
const SECOND_TRY_MS = 500;
/** Room may be made at any moment, and nobody tells. */
const LOOK_FOR_ROOM_EVERY_MS = 2_000;

export function createSafety(seams: SafetySeams): Safety {
  const { door, stores, changes, clock, memory, snapshots, folder, saveFile } = seams;
  const listeners = new Set<() => void>();
  let condition: Condition | null = null;
  let lookingForRoom: ReturnType<typeof setTimeout> | undefined;

  async function found(): Promise<Condition> {
    try {
      await door.open().catch(async (error: unknown) => {
        if (error instanceof DatabaseLost || error instanceof DiskFull || isNewer(error))
          throw error;
        await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_MS));
        return await door.open();
      });
    } catch (error) {
      if (error instanceof DatabaseLost) return { state: 'lost', before: error.before };
      if (error instanceof DiskFull) return { state: 'full', open: false };
      if (isNewer(error)) return { state: 'newer' };
      return { state: 'shut', reason: error instanceof Error ? error.message : String(error) };
    }
    const loss = await memory.loss.read();
    if (loss !== null) return { state: 'fewer', loss };
    return await door.ensureRoom().then(
      () => GOOD,
      () => ({ state: 'full', open: true }),
    );
  }

  function become(next: Condition): void {
    condition = next;
    for (const listener of listeners) listener();
  }

  /** A page in use stays on screen: what is being written in it is saved once there is room. */
  const inUse = () =>
    condition?.state === 'good' || (condition?.state === 'full' && condition.open);

  async function review(): Promise<void> {
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
    // Found as such by the review under way.
    if (trouble === 'blocked') become({ state: 'waiting' });
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
      await acceptAsIs(database);
      announceAll();
      await review();
      const { madeAt, damagedFiles, unreadable, records } = recovered;
      return { madeAt, damagedFiles, unreadable, counts: countLiving(records) };
    },
    async accept() {
      await acceptAsIs(await openForRecovery());
      announceAll();
      await review();
    },
    retry: review,
    async snapshotNow() {
      await snapshots.take(await door.open(), clock.nowMs(), true);
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
        return { state: 'ready', backup: read.backup, preview: preview(here, read.backup) };
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
      await acceptAsIs(database);
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
