/**
 * The storage location of the database: the extension's default storage, or a storage bucket of its own.
 * If some of the browser's files are damaged, it can neither open nor delete any database in that
 * location; a bucket has its own files.
 */
import type { Area } from './safety/memory';

export interface StorageLocations {
  current(): Promise<IDBFactory>;
  /** Opens another location; null when the browser has no storage buckets. */
  another(): Promise<StorageLocation | null>;
}

interface StorageLocation {
  readonly factory: IDBFactory;
  /** Makes this the current location, for every page and the worker. */
  settle(): Promise<void>;
}

/** The part of the Storage Buckets API used here; TypeScript's library does not have it yet. */
export interface Buckets {
  open(
    name: string,
    options: { persisted: boolean; durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const KEY = 'place';
const NAME = /^records-(\d+)$/;
const LASTING = { persisted: true, durability: 'strict' } as const;

export function createStorageLocations(area: Area, buckets: Buckets | undefined): StorageLocations {
  /** The number of the current bucket; 1 is the default storage. */
  async function number(): Promise<number> {
    const name = await area.get(KEY);
    return Number((typeof name === 'string' && NAME.exec(name)?.[1]) || 1);
  }
  return {
    async current() {
      const at = await number();
      if (at === 1 || buckets === undefined) return indexedDB;
      return (await buckets.open(`records-${at}`, LASTING)).indexedDB;
    },
    async another() {
      if (buckets === undefined) return null;
      const at = await number();
      const name = `records-${at + 1}`;
      const { indexedDB: factory } = await buckets.open(name, LASTING);
      return {
        factory,
        async settle() {
          await area.set(KEY, name);
          // The damaged bucket still holds records: delete it. The default storage cannot be deleted.
          if (at > 1) await buckets.delete(`records-${at}`);
        },
      };
    },
  };
}

/** The browser's storage buckets; undefined in Firefox, which has none. */
export function browserBuckets(): Buckets | undefined {
  return (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets;
}
