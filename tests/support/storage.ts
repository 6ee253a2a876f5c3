/** storage.local, storage buckets and disk space, in memory. */
import { IDBFactory } from 'fake-indexeddb';
import type { Buckets, StorageLocations } from '../../lib/platform/storage-locations';
import type { DiskSpace } from '../../lib/platform/disk-space';
import type { Area } from '../../lib/platform/safety/memory';

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

/** The one place that every browser has for databases. */
export const ONE_PLACE: StorageLocations = {
  current: async () => indexedDB,
  another: async () => null,
};

/** A disk that never runs short. */
export const ENDLESS_ROOM: DiskSpace = { ensure: async () => 'ample' };
