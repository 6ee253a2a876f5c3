/**
 * Whether the disk has room to open a database on. Chromium, opening one on a disk with a few
 * kilobytes left, may fail half-way, take what it half made for damage the next time, and give back
 * an empty one: after trouble it is better not to try until there is room.
 */
const NAME = 'room';
/** More than opening writes: what was logged becomes a table of its own. */
const NEEDED_BYTES = 4 * 2 ** 20;

/** Found out by writing: what the browser estimates is not what the disk has. */
export async function hasRoom(): Promise<boolean> {
  // Without a folder of its own (private windows) there is nothing to try.
  const disk = await navigator.storage.getDirectory().catch(() => null);
  if (disk === null) return true;
  try {
    const writing = await (await disk.getFileHandle(NAME, { create: true })).createWritable();
    await writing.write(new Uint8Array(NEEDED_BYTES)).catch(async (error: unknown) => {
      await writing.abort();
      throw error;
    });
    await writing.close();
    return true;
  } catch {
    return false;
  } finally {
    await disk.removeEntry(NAME).catch(() => undefined);
  }
}
