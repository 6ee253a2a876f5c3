/** A disk, a storage area and the whole safety module in memory, which survive damage of the database. */
import { deleteDB } from 'idb';
import { DATABASE_NAME } from '../../../lib/platform/database';
import { createStorageLocations } from '../../../lib/platform/storage-locations';
import { createDiskSpace } from '../../../lib/platform/disk-space';
import { createBackupFolder } from '../../../lib/platform/safety/folder';
import { createCopies } from '../../../lib/platform/safety/copies';
import { createKeeper } from '../../../lib/platform/safety/keeper';
import { createMemory } from '../../../lib/platform/safety/memory';
import { createSafety } from '../../../lib/platform/safety/safety';
import { createSnapshots } from '../../../lib/platform/safety/snapshots';
import { localChanges } from '../../support/changes';
import { testClock } from '../../support/clock';
import { testConnection, testStores } from '../../support/database';
import { memoryFiles } from '../../support/files';
import { memoryArea, memoryBuckets } from '../../support/storage';

export type Machine = ReturnType<typeof createMachine>;

/** A computer with Aparté; `open` is a start of the browser. */
export function createMachine({ isPrivate = false } = {}) {
  const area = memoryArea();
  const memory = createMemory(area);
  const buckets = memoryBuckets();
  const disk = memoryFiles();
  const clock = testClock();
  const free = { bytes: Infinity };
  let closeLast = async () => undefined as void;
  let looking: Promise<void> | null = null;

  async function alone(work: () => Promise<void>, patient: boolean): Promise<void> {
    if (looking !== null && !patient) return;
    const mine = (looking ?? Promise.resolve()).then(work);
    const settled = mine.catch(() => undefined);
    looking = settled;
    try {
      await mine;
    } finally {
      if (looking === settled) looking = null;
    }
  }

  function open() {
    const connection = testConnection({
      knownBefore: memory.sentinel,
      places: createStorageLocations(area, buckets),
      room: createDiskSpace(async () => free.bytes),
    });
    const changes = localChanges();
    const stores = testStores({ connection, changes, nowMs: clock.nowMs });
    const snapshots = createSnapshots(disk.files, connection.sealing);
    const folder = createBackupFolder({ connection, clock, memory });
    const saved: { name: string; text: string }[] = [];
    const dependencies = { connection, stores, changes, clock, memory, snapshots, folder, alone };
    connection.copyWith(createCopies(dependencies));
    closeLast = () => connection.close();
    return {
      connection,
      stores,
      snapshots,
      saved,
      safety: createSafety({
        ...dependencies,
        isPrivate,
        saveFile: async (name, _type, text) => void saved.push({ name, text }),
      }),
      keeper: createKeeper({
        ...dependencies,
        wakeIn: () => undefined,
        afterwards: async () => undefined,
      }),
    };
  }

  return {
    memory,
    buckets,
    disk,
    clock,
    /** Free disk space in bytes. */
    free,
    open,
    /** Deletes the database, as Chromium does after a flipped bit in its log. */
    async wipe() {
      await closeLast();
      await deleteDB(DATABASE_NAME);
    },
    reopen: async () => {
      await closeLast();
      return open();
    },
  };
}
