/** The parts of safety put together, the same in the worker and in every page. */
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

/** A connection that knows an emptied database when it opens one. */
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

/** Runs `work` while no other page nor the worker is at the snapshots; when not `patient`, if none is. */
async function alone(work: () => Promise<void>, patient: boolean): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: !patient }, async (lock) => {
    if (lock !== null) await work();
  });
}

/** An alarm already set stays: changes that keep coming would put it off for ever. */
async function wakeWorkerIn(ms: number): Promise<void> {
  if ((await browser.alarms.get(SAFETY_ALARM)) !== undefined) return;
  await browser.alarms.create(SAFETY_ALARM, { delayInMinutes: ms / 60_000 });
}

/** A backup needs what is sealed: it is made once somebody has unlocked. */
function unlessLocked(error: unknown): void {
  if (!(error instanceof Locked)) throw error;
}
