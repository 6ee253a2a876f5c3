/** Writes backups automatically to a folder that the coach chose (Chromium only). */
import { backupsTooMany } from '../../backup/file-name';
import type { FolderState } from '../../backup/safety';
import type { Clock } from '../clock';
import type { DatabaseConnection } from '../database';
import type { BackupFolder } from '../schema';
import { makeBackup, backupEncryptionOf, type BackupEncryption } from './backups';
import type { Memory } from './memory';

const FILES_KEPT = 10;
const EVERY_MS = 24 * 60 * 60_000;

/** File System Access methods that TypeScript's DOM library does not have. */
interface PermittedFolder extends FileSystemDirectoryHandle {
  queryPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
}
interface Picker {
  showDirectoryPicker?(options: {
    id: string;
    mode: 'readwrite';
  }): Promise<FileSystemDirectoryHandle>;
}

interface FolderDependencies {
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly memory: Memory;
}

export type BackupFolderKeeper = ReturnType<typeof createBackupFolder>;

export function createBackupFolder({ connection, clock, memory }: FolderDependencies) {
  async function chosen(): Promise<BackupFolder | null> {
    const entry = await (await connection.open()).get('meta', 'folder');
    return entry?.key === 'folder' ? entry : null;
  }

  async function keep(folder: BackupFolder | null): Promise<void> {
    const database = await connection.openToWrite();
    const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
    if (folder) await transaction.store.put(folder);
    else await transaction.store.delete('folder');
    await transaction.done;
  }

  async function write(folder: BackupFolder): Promise<void> {
    const sealing = folder.sealing && withHeader(folder.sealing);
    const file = await makeBackup(
      await connection.open(),
      clock.nowMs(),
      sealing,
      connection.sealing,
    );
    const handle = await folder.handle.getFileHandle(file.name, { create: true });
    const writing = await handle.createWritable();
    await writing.write(file.text);
    await writing.close();
    await memory.lastBackup.write({ at: file.madeAt, where: 'folder', fileName: file.name });
    const names: string[] = [];
    for await (const name of folder.handle.keys()) names.push(name);
    for (const name of backupsTooMany(names, FILES_KEPT)) await folder.handle.removeEntry(name);
  }

  return {
    /** True when this browser can write to a folder. */
    possible: () => typeof (globalThis as Picker).showDirectoryPicker === 'function',

    async state(): Promise<FolderState | null> {
      const folder = await chosen();
      if (folder === null) return null;
      return {
        name: folder.handle.name,
        sealed: folder.sealing !== null,
        allowed: (await permissionOf(folder)) === 'granted',
      };
    },

    /** Call it in a click handler. @returns false when the coach cancelled, or the browser cannot do it */
    async choose(passphrase: string | null): Promise<boolean> {
      const { showDirectoryPicker } = globalThis as Picker;
      if (!showDirectoryPicker) return false;
      let handle: FileSystemDirectoryHandle;
      try {
        handle = await showDirectoryPicker.call(globalThis, {
          id: 'aparte-backups',
          mode: 'readwrite',
        });
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return false;
        throw error;
      }
      const sealing = passphrase === null ? null : await backupEncryptionOf(passphrase);
      const folder: BackupFolder = {
        key: 'folder',
        handle,
        sealing: sealing && { ...sealing.header, key: sealing.key },
      };
      await write(folder);
      await keep(folder);
      return true;
    },

    /** Asks for the permission again, as needed after a browser restart. Call it in a click handler. */
    async allow(): Promise<boolean> {
      const folder = await chosen();
      if (folder === null) return false;
      const answer = await (folder.handle as PermittedFolder).requestPermission({
        mode: 'readwrite',
      });
      if (answer === 'granted') await write(folder);
      return answer === 'granted';
    },

    forget: () => keep(null),

    /** Writes a backup if permission is granted: always with `now` (end of a session), else once a day. */
    async writeIfDue(now: boolean): Promise<void> {
      const folder = await chosen();
      if (folder === null || (await permissionOf(folder)) !== 'granted') return;
      const last = await memory.lastBackup.read();
      const fresh = last?.where === 'folder' && Math.abs(clock.nowMs() - last.at) < EVERY_MS;
      if (now || !fresh) await write(folder);
    },
  };
}

async function permissionOf({ handle }: BackupFolder): Promise<PermissionState> {
  return await (handle as PermittedFolder).queryPermission({ mode: 'readwrite' });
}

function withHeader({ key, ...rest }: NonNullable<BackupFolder['sealing']>): BackupEncryption {
  return { key, header: rest };
}
