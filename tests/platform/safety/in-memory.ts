/** A disk, a storage area and a whole safety kept in memory, which outlive the database's damage. */
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB } from 'idb';
import { createDatabaseDoor, DATABASE_NAME } from '../../../lib/platform/database';
import { createPlaces, type Buckets } from '../../../lib/platform/places';
import { createRoom } from '../../../lib/platform/room';
import { createBackupFolder } from '../../../lib/platform/safety/folder';
import { FileDamaged, type Files } from '../../../lib/platform/safety/files';
import { createCopies } from '../../../lib/platform/safety/copies';
import { createKeeper } from '../../../lib/platform/safety/keeper';
import { createMemory, type Area } from '../../../lib/platform/safety/memory';
import { createSafety } from '../../../lib/platform/safety/safety';
import { createSnapshots } from '../../../lib/platform/safety/snapshots';
import { createStores } from '../../../lib/platform/stores';
import { localChanges, testClock } from '../fresh-stores';

export function memoryFiles() {
  const disk = new Map<string, Map<string, string>>();
  const DAMAGED = 'damaged';
  const files: Files = {
    folders: async () => [...disk.keys()].toSorted(),
    names: async (folder) => [...(disk.get(folder)?.keys() ?? [])].toSorted(),
    async write(folder, name, value) {
      const inside = disk.get(folder) ?? new Map<string, string>();
      disk.set(folder, inside);
      inside.set(name, JSON.stringify(value));
    },
    async read(folder, name) {
      const text = disk.get(folder)?.get(name);
      if (text === undefined || text === DAMAGED) throw new FileDamaged(name);
      return JSON.parse(text) as unknown;
    },
    async remove(folder, name) {
      if (name === undefined) disk.delete(folder);
      else disk.get(folder)?.delete(name);
    },
  };
  return {
    files,
    all: () => [...disk].flatMap(([folder, inside]) => [...inside.keys()].map((n) => [folder, n])),
    damage: (folder: string, name: string) => disk.get(folder)?.set(name, DAMAGED),
    text: () => [...disk.values()].flatMap((inside) => [...inside.values()]).join('\n'),
  };
}

export function memoryArea(): Area {
  const kept = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  return {
    get: async (key) => structuredClone(kept.get(key)),
    async set(key, value) {
      kept.set(key, structuredClone(value));
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function memoryBuckets(): Buckets {
  const made = new Map<string, IDBFactory>();
  return {
    async open(name) {
      const factory = made.get(name) ?? new IDBFactory();
      made.set(name, factory);
      return { indexedDB: factory };
    },
    delete: async (name) => void made.delete(name),
  };
}

export type Machine = ReturnType<typeof createMachine>;

/** A computer with Aparté on it: `open` is a start of the browser. */
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
    const door = createDatabaseDoor(
      DATABASE_NAME,
      memory.sentinel,
      undefined,
      createPlaces(area, buckets),
      createRoom(async () => free.bytes),
    );
    const changes = localChanges();
    const stores = createStores(door, changes, clock.nowMs);
    const snapshots = createSnapshots(disk.files, door.sealing);
    const folder = createBackupFolder({ door, clock, memory });
    const saved: { name: string; text: string }[] = [];
    const seams = { door, stores, changes, clock, memory, snapshots, folder, alone };
    door.copyWith(createCopies(seams));
    closeLast = () => door.close();
    return {
      door,
      stores,
      snapshots,
      saved,
      safety: createSafety({
        ...seams,
        isPrivate,
        saveFile: async (name, _type, text) => void saved.push({ name, text }),
      }),
      keeper: createKeeper({ ...seams, wakeIn: () => undefined }),
    };
  }

  return {
    memory,
    buckets,
    disk,
    clock,
    /** What is left on the disk. */
    free,
    open,
    /** What a flipped bit in the log makes Chromium do. */
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
