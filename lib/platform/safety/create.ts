/** Assembles the parts of the safety system; the worker and every page use the same ones. */
import { browser } from 'wxt/browser';
import type { Changes } from '../changes';
import { systemClock } from '../clock';
import { createDatabaseConnection, DATABASE_NAME, type DatabaseConnection } from '../database';
import { sessionKeyHolder } from '../lock/key-holder';
import { browserReadWriteLock } from '../lock/read-write-lock';
import { createRecordEncryption, Locked } from '../lock/record-encryption';
import { ownFiles } from './files';
import { browserBuckets, createStorageLocations } from '../storage-locations';
import { browserDiskSpace } from '../disk-space';
import { createBackupFolder } from './folder';
import { createCopies } from './copies';
import { createKeeper } from './keeper';
import { createMemory } from './memory';
import { createSnapshots } from './snapshots';
import { storageLocal } from './storage-local';

const LOCK = 'aparte-safety';
export const SAFETY_ALARM = 'safety';

/** A database connection that detects on opening when the browser has emptied the database. */
export function createWatchedConnection(): DatabaseConnection {
  const sealing = createRecordEncryption(sessionKeyHolder(), browserReadWriteLock);
  const places = createStorageLocations(storageLocal, browserBuckets());
  const { sentinel: knownBefore } = createMemory(storageLocal);
  return createDatabaseConnection({
    name: DATABASE_NAME,
    knownBefore,
    sealing,
    places,
    room: browserDiskSpace,
  });
}

export function createSafetyParts(connection: DatabaseConnection, changes: Changes) {
  const memory = createMemory(storageLocal);
  const clock = systemClock;
  const snapshots = createSnapshots(ownFiles(), connection.sealing);
  const folder = createBackupFolder({ connection, clock, memory });
  const keeper = createKeeper({
    connection,
    changes,
    clock,
    memory,
    snapshots,
    alone,
    wakeIn: (ms) => void wakeWorkerIn(ms),
    afterwards: async (edited) => {
      if (edited) await folder.writeIfDue(false).catch(unlessLocked);
    },
  });
  connection.copyWith(createCopies({ clock, memory, snapshots, alone }));
  return { memory, clock, snapshots, folder, keeper, alone };
}

/**
 * Runs `work` under the snapshot lock that all pages and the worker share. Not `patient`: skips `work`
 * when the lock is taken.
 */
async function alone(work: () => Promise<void>, patient: boolean): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: !patient }, async (lock) => {
    if (lock !== null) await work();
  });
}

/** Keeps an alarm that is already set: otherwise continuous changes would postpone it forever. */
async function wakeWorkerIn(ms: number): Promise<void> {
  if ((await browser.alarms.get(SAFETY_ALARM)) !== undefined) return;
  await browser.alarms.create(SAFETY_ALARM, { delayInMinutes: ms / 60_000 });
}

/** Ignores Locked: a backup needs decrypted records, so it is made after the next unlock. */
function unlessLocked(error: unknown): void {
  if (!(error instanceof Locked)) throw error;
}
