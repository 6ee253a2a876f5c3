/**
 * Where the database is: beside whatever else the extension stores, or in a storage bucket of its own.
 * Damage to some of the browser's files makes it refuse every database that an extension has there,
 * to delete it as well as to open it; a bucket is apart from them.
 */
import type { Area } from './safety/memory';

export interface StorageLocations {
  current(): Promise<IDBFactory>;
  /** Another one; null where the browser has none. */
  another(): Promise<StorageLocation | null>;
}

interface StorageLocation {
  readonly factory: IDBFactory;
  /** The database is here from now on, for every page and the worker. */
  settle(): Promise<void>;
}

/** What of the browser's buckets is used here: they are not in TypeScript's library yet. */
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
  /** Which bucket it is in; 1 is none. */
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
          // What was damaged holds records still. In the usual place the browser keeps hold of it.
          if (at > 1) await buckets.delete(`records-${at}`);
        },
      };
    },
  };
}

/** The browser's buckets, where it has them: Firefox has none. */
export function browserBuckets(): Buckets | undefined {
  return (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets;
}
