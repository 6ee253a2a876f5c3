/** What a screen can ask about backups, snapshots and recovery; lib/platform/safety implements it. */
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
  /** False after a browser restart, until the coach grants the permission again. */
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
      /** What was erased or deleted here and would come back, for each way of restoring. */
      readonly returns: Readonly<Record<RestoreMode, Returning>>;
    };

export interface Safety {
  /** Null until the database has been checked. */
  condition(): Condition | null;
  /**
   * Calls `listener` when the condition, the backups or the snapshots change.
   * @returns a function that unsubscribes
   */
  listen(listener: () => void): () => void;

  /** All restore points, newest first. */
  restorePoints(): Promise<readonly RestorePoint[]>;
  /** Merges a snapshot into the current database. */
  bringBack(pointId: string): Promise<Recovered>;
  /** The coach decides to continue with the current database, even an empty one. */
  accept(): Promise<void>;
  /** Checks the database again, and tries again to open it. */
  retry(): Promise<void>;
  /** When a lost database was restored automatically, in epoch ms; null once the coach has seen it. */
  putBackAt(): Promise<number | null>;
  putBackSeen(): Promise<void>;
  /** Takes a full snapshot now, and removes erased records from earlier ones. */
  snapshotNow(): Promise<void>;

  lastBackup(): Promise<LastBackup | null>;
  /** Makes a backup and starts a download of it. */
  download(passphrase: string | null): Promise<void>;
  inspect(text: string, passphrase: string | null): Promise<Inspection>;
  /** Restores in one transaction. @throws Error when a session is open, or when nothing could be written */
  restore(backup: Backup, mode: RestoreMode): Promise<void>;

  readonly folder: {
    readonly possible: boolean;
    state(): Promise<FolderState | null>;
    /** Call it in a click handler. @returns false when nothing was chosen */
    choose(passphrase: string | null): Promise<boolean>;
    /** Asks for the permission again; call it in a click handler. @returns whether it was granted */
    allow(): Promise<boolean>;
    forget(): Promise<void>;
  };
}
