import { expect, it } from 'vitest';
import { createFiles, FileDamaged } from '../../../lib/platform/safety/files';

/**
 * Behaves like a browser: a requested file exists at once, empty; written content replaces it when the stream
 * is closed; and on a full disk the write throws.
 */
class Folder {
  readonly kind = 'directory';
  readonly inside = new Map<string, Folder | File>();
  constructor(readonly disk: { full: boolean }) {}

  async getDirectoryHandle(name: string, { create = false } = {}) {
    return this.entry(name, create && (() => new Folder(this.disk))) as Folder;
  }
  async getFileHandle(name: string, { create = false } = {}) {
    return this.entry(name, create && (() => new File(this))) as File;
  }
  async removeEntry(name: string) {
    this.inside.delete(name);
  }
  async *entries() {
    yield* this.inside;
  }
  private entry(name: string, make: false | (() => Folder | File)) {
    const found = this.inside.get(name) ?? (make && make());
    if (!found) throw new DOMException(name, 'NotFoundError');
    this.inside.set(name, found);
    return found;
  }
}

class File {
  readonly kind = 'file';
  content = new Blob();
  constructor(readonly folder: Folder) {}

  async createWritable() {
    let aside = new Blob();
    return {
      write: async (content: Blob) => {
        if (this.folder.disk.full) throw new DOMException('no room', 'QuotaExceededError');
        aside = content;
      },
      close: async () => {
        this.content = aside;
      },
    };
  }
  async getFile() {
    return this.content;
  }
  async move(to: Folder, name: string) {
    for (const [before, file] of this.folder.inside)
      if (file === this) this.folder.inside.delete(before);
    to.inside.set(name, this);
  }
}

function diskWithRoom() {
  const disk = { full: false };
  const root = new Folder(disk);
  const files = createFiles(async () => root as unknown as FileSystemDirectoryHandle);
  return { disk, root, files };
}

it('a file reads back as written, and a changed file is reported as damaged', async () => {
  const { root, files } = diskWithRoom();
  await files.write('one', 'a', { words: 'é' });
  await files.write('one', 'a', { words: 'à' });
  expect(await files.read('one', 'a')).toEqual({ words: 'à' });
  expect(await files.folders()).toEqual(['one']);
  const written = await (await root.getDirectoryHandle('one')).getFileHandle('a');
  written.content = new Blob([(await written.content.text()).replace('à', 'b')]);
  await expect(files.read('one', 'a')).rejects.toThrow(FileDamaged);
});

it('a write refused by a full disk keeps the old file and creates no new one', async () => {
  const { disk, files } = diskWithRoom();
  await files.write('one', 'a', 'old');
  disk.full = true;
  await expect(files.write('one', 'a', 'new')).rejects.toThrow('no room');
  await expect(files.write('one', 'b', 'new')).rejects.toThrow('no room');
  expect(await files.names('one')).toEqual(['a']);
  expect(await files.read('one', 'a')).toBe('old');
  disk.full = false;
  await files.write('one', 'b', 'new');
  expect(await files.names('one')).toEqual(['a', 'b']);
  expect(await files.read('one', 'b')).toBe('new');
});
