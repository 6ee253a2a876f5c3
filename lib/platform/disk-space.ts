/**
 * Is there room to write? A disk that fills up in the middle of a write can cost Chromium the whole
 * database: what is written after the torn piece is taken for damage when the database is next
 * opened, and it is emptied. So nothing is begun on a disk that is nearly full.
 */
import { DiskFull } from '../records/disk-full';

/** More than Chromium's database writes at once: 4 MB of log, and tables made of it when it opens. */
export const RESERVE_BYTES = 16 * 2 ** 20;

/** Below this the disk may be full at any moment. */
export const SHORT_BYTES = 256 * 2 ** 20;

export interface DiskSpace {
  /** @throws DiskFull */
  ensure(): Promise<'ample' | 'short'>;
}

/** @param freeBytes what the browser says is left */
export function createDiskSpace(freeBytes: () => Promise<number>): DiskSpace {
  return {
    async ensure() {
      // A browser that does not tell is not stopped by us.
      const free = await freeBytes().catch(() => Infinity);
      if (free < RESERVE_BYTES) throw new DiskFull();
      return free < SHORT_BYTES ? 'short' : 'ample';
    },
  };
}

/** What the browser has left for us: in Chromium, with `unlimitedStorage`, what is left on the disk. */
export const browserDiskSpace: DiskSpace = createDiskSpace(async () => {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
});
