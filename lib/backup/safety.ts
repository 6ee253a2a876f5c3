/** What a screen can ask about the safety of the coach's records; lib/platform keeps the promise. */
import type { Backup } from './format';
import type { LastBackup } from './last-backup';
import type { KindPreview } from './preview';
import type { BackupProblem } from './read';
import type { Recovered, RestorePoint } from './restore-point';
import type { Returning } from './returning';
import type { Condition } from './database-fingerprint';

export interface FolderState {
  readonly name: string;
  readonly sealed: boolean;
  /** False after a restart of the browser, until the coach allows it again. */
  readonly allowed: boolean;
}

export type RestoreMode = 'merge' | 'replace';

export type Inspection =
  | { readonly state: 'problem'; readonly problem: BackupProblem }
  | { readonly state: 'needsPassphrase' }
  | { readonly state: 'wrongPassphrase' }
  | {
      readonly state: 'ready';
      readonly backup: Backup;
      readonly preview: readonly KindPreview[];
      /** What was erased or deleted here and would come back. */
      readonly returns: Readonly<Record<RestoreMode, Returning>>;
    };

export interface Safety {
  /** Null until the database has been looked at. */
  condition(): Condition | null;
  /** Hears of changes of the condition, of backups and of snapshots. @returns its stop */
  listen(listener: () => void): () => void;

  /** The newest first. */
  restorePoints(): Promise<readonly RestorePoint[]>;
  /** Merges a snapshot into what is here. */
  bringBack(pointId: string): Promise<Recovered>;
  /** The coach decides to go on with what is here, be it nothing. */
  accept(): Promise<void>;
  /** Tries again to open a database that did not. */
  retry(): Promise<void>;
  /** When a lost database came back whole by itself, until the coach has read of it; epoch ms. */
  putBackAt(): Promise<number | null>;
  putBackSeen(): Promise<void>;
  /** A snapshot with everything, now; earlier ones keep nothing that was erased. */
  snapshotNow(): Promise<void>;

  lastBackup(): Promise<LastBackup | null>;
  /** Makes a backup and hands it to the browser as a download. */
  download(passphrase: string | null): Promise<void>;
  inspect(text: string, passphrase: string | null): Promise<Inspection>;
  /** Everything or nothing. @throws Error when a session is open, or nothing could be written. */
  restore(backup: Backup, mode: RestoreMode): Promise<void>;

  readonly folder: {
    readonly possible: boolean;
    state(): Promise<FolderState | null>;
    /** In the turn of a click; false: nothing was chosen. */
    choose(passphrase: string | null): Promise<boolean>;
    /** In the turn of a click. */
    allow(): Promise<boolean>;
    forget(): Promise<void>;
  };
}
