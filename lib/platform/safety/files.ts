/**
 * Small files that check themselves, in the extension's own part of the disk (OPFS), which damage to
 * the database leaves alone. A file is written aside and moved into place when it is whole: a killed
 * browser or a full disk leaves the old one or the new one, and of a new one nothing at all.
 */
import { toUtf8, type Bytes } from '../../bytes/base64';

export interface Files {
  /** Names of the folders inside this one. */
  folders(): Promise<string[]>;
  names(folder: string): Promise<string[]>;
  write(folder: string, name: string, value: unknown): Promise<void>;
  /** @throws FileDamaged when its content is not what was written. */
  read(folder: string, name: string): Promise<unknown>;
  remove(folder: string, name?: string): Promise<void>;
}

export class FileDamaged extends Error {
  override name = 'FileDamaged';
}

/** Beside the folders. There is never more than one: the next write takes it over. */
const UNFINISHED = 'unfinished';

/** In both browsers, but not in the standard, and so not in TypeScript's library. */
type Movable = FileSystemFileHandle & {
  /** In place of what has that name there, if anything. */
  move(to: FileSystemDirectoryHandle, name: string): Promise<void>;
};

/** Nobody else may write meanwhile. */
export function createFiles(root: () => Promise<FileSystemDirectoryHandle>): Files {
  async function open(folder: string, create = false) {
    return await (await root()).getDirectoryHandle(folder, { create });
  }
  return {
    folders: async () => await entriesOf(await root(), 'directory'),
    names: async (folder) => await entriesOf(await open(folder), 'file'),
    async write(folder, name, value) {
      const body = toUtf8(JSON.stringify(value));
      const content = new Blob([`${await digest(body)}\n`, body]);
      const aside = await (await root()).getFileHandle(UNFINISHED, { create: true });
      const writing = await aside.createWritable();
      await writing.write(content);
      await writing.close();
      await (aside as Movable).move(await open(folder, true), name);
    },
    async read(folder, name) {
      const file = await (await open(folder)).getFileHandle(name);
      const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
      const end = bytes.indexOf(0x0a);
      const body = bytes.slice(end + 1);
      const written = new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0)));
      if (written !== (await digest(body))) throw new FileDamaged(`${folder}/${name}`);
      return JSON.parse(new TextDecoder().decode(body)) as unknown;
    },
    async remove(folder, name) {
      if (name === undefined) await (await root()).removeEntry(folder, { recursive: true });
      else await (await open(folder)).removeEntry(name);
    },
  };
}

/** Aparté's own corner of this disk. */
export function ownFiles(): Files {
  return createFiles(async () => {
    const disk = await navigator.storage.getDirectory();
    return await disk.getDirectoryHandle('snapshots', { create: true });
  });
}

async function entriesOf(
  folder: FileSystemDirectoryHandle,
  kind: FileSystemHandleKind,
): Promise<string[]> {
  const names: string[] = [];
  for await (const [name, handle] of folder.entries()) if (handle.kind === kind) names.push(name);
  return names.toSorted();
}

/** SHA-256, in hexadecimal. */
async function digest(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
