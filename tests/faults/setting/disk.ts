/** File systems of one's own, to fill or to cut the power of. They take root on Linux. */
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../e2e/harness/wait';

export interface Disk {
  /** Where it is mounted. */
  readonly folder: string;
  freeBytes(): number;
  /** Takes it away for good. */
  remove(): void;
}

export interface ImageDisk extends Disk {
  /** Everything there is reaches the disk. */
  sync(): void;
  /**
   * No further write reaches the disk, those waiting in memory included: what a power cut leaves is
   * what was synced. Processes that use it must be ended next.
   */
  cutPower(): void;
  /** Mounts again what is on the disk. Nothing may use it any more. */
  remount(): Promise<void>;
}

/** `_IOR('X', 125, __u32)`: stops a file system at once; 2 means that not even its journal is flushed. */
const SHUT_DOWN =
  'open(my $file, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($file, 0x8004587D, $how) or die $!;';
/** Far from now, so that nothing is written by itself before the cut. */
const COMMIT_EVERY_S = 600;

/** An ext4 file system in an image file. */
export function imageDisk(megabytes: number): ImageDisk {
  const base = mkdtempSync(join(tmpdir(), 'aparte-disk-'));
  const image = join(base, 'image');
  const folder = mkdtempSync(join(base, 'mounted-'));
  const file = openSync(image, 'w');
  ftruncateSync(file, megabytes * 2 ** 20);
  closeSync(file);
  run('mkfs.ext4', '-q', '-m', '0', image);
  const handle = join(folder, 'any-file');
  const mount = () => {
    run('mount', '-o', `loop,commit=${COMMIT_EVERY_S}`, image, folder);
    closeSync(openSync(handle, 'a'));
  };
  mount();
  return {
    folder,
    freeBytes: () => freeIn(folder),
    sync: () => run('sync', '-f', folder),
    cutPower: () => run('perl', '-e', SHUT_DOWN, handle),
    async remount() {
      // A killed browser's last processes may still hold it for a moment.
      await until('the disk to be let go', () => succeeds(() => run('umount', folder)));
      mount();
    },
    remove: () => unmount(folder, base),
  };
}

/** A small disk in memory. */
export function smallDisk(megabytes: number): Disk {
  const base = mkdtempSync(join(tmpdir(), 'aparte-disk-'));
  const folder = mkdtempSync(join(base, 'mounted-'));
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  return { folder, freeBytes: () => freeIn(folder), remove: () => unmount(folder, base) };
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function unmount(folder: string, base: string): void {
  run('umount', '-l', folder);
  rmSync(base, { recursive: true, force: true });
}

function succeeds(work: () => void): true | null {
  try {
    work();
    return true;
  } catch {
    return null;
  }
}

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
