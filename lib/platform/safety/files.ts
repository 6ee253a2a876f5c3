/**
 * Small files with a checksum in the extension's origin private file system (OPFS), which database
 * corruption does not touch. A file is written to a temporary name and moved into place when complete:
 * after a crash or on a full disk, the old or the new version is there, never half of one.
 */
import { toUtf8, type Bytes } from '../../bytes/base64';

export interface Files {
  /** Names of the folders inside this one. */
  folders(): Promise<string[]>;
  names(folder: string): Promise<string[]>;
  write(folder: string, name: string, value: unknown): Promise<void>;
  /** @throws FileDamaged when the content does not match its checksum */
  read(folder: string, name: string): Promise<unknown>;
  remove(folder: string, name?: string): Promise<void>;
}

export class FileDamaged extends Error {
  override name = 'FileDamaged';
}

/** The temporary file, beside the folders. There is at most one: the next write overwrites it. */
const UNFINISHED = 'unfinished';

/** `move` exists in both browsers, but not in the standard, and so not in TypeScript's library. */
type Movable = FileSystemFileHandle & {
  /** Replaces a file of that name, if there is one. */
  move(to: FileSystemDirectoryHandle, name: string): Promise<void>;
};

/** The caller must make sure that nobody else writes at the same time. */
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

/** The folder for snapshots in the extension's own OPFS. */
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
