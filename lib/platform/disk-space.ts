/**
 * Checks for free disk space before a write. A disk that fills up during a write can cost Chromium the
 * whole database: at the next opening, the data after the incomplete write counts as corruption, and
 * the database is emptied. So nothing is written when the disk is nearly full.
 */
import { DiskFull } from '../records/disk-full';

/** More than Chromium's database writes at once: 4 MB of log, and the tables built from it on opening. */
export const RESERVE_BYTES = 16 * 2 ** 20;

/** Below this much free space, the disk may become full at any moment. */
export const SHORT_BYTES = 256 * 2 ** 20;

export interface DiskSpace {
  /** @throws DiskFull */
  ensure(): Promise<'ample' | 'short'>;
}

/** @param freeBytes what the browser says is left */
export function createDiskSpace(freeBytes: () => Promise<number>): DiskSpace {
  return {
    async ensure() {
      // When the browser gives no estimate, do not block the write.
      const free = await freeBytes().catch(() => Infinity);
      if (free < RESERVE_BYTES) throw new DiskFull();
      return free < SHORT_BYTES ? 'short' : 'ample';
    },
  };
}

/** Quota minus usage: in Chromium, with `unlimitedStorage`, that is the free space on the disk. */
export const browserDiskSpace: DiskSpace = createDiskSpace(async () => {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
});
