/** Values stored in storage.local, outside the database, so that database damage does not touch them. */
import * as z from 'zod/mini';
import {
  loss,
  databaseFingerprint,
  type Loss,
  type DatabaseFingerprint,
} from '../../backup/database-fingerprint';
import { lastBackup, type LastBackup } from '../../backup/last-backup';
import { instant } from '../../time/instant';

export interface Area {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** @returns a function that unsubscribes */
  listen(changed: () => void): () => void;
}

/** Says that the copies in the snapshots hold every record of this database. */
const copied = z.object({ dbId: z.string() });
/** When a lost database was restored automatically, in epoch ms. */
const putBack = z.object({ at: instant });

export interface Memory {
  readonly sentinel: Remembered<DatabaseFingerprint>;
  readonly loss: Remembered<Loss>;
  readonly lastBackup: Remembered<LastBackup>;
  readonly copied: Remembered<z.infer<typeof copied>>;
  readonly putBack: Remembered<z.infer<typeof putBack>>;
  listen(changed: () => void): () => void;
}

interface Remembered<T> {
  read(): Promise<T | null>;
  write(value: T | null): Promise<void>;
}

export function createMemory(area: Area): Memory {
  /** A value that does not parse counts as missing. */
  function remembered<T>(key: string, schema: z.ZodMiniType<T>): Remembered<T> {
    return {
      async read() {
        const parsed = schema.safeParse(await area.get(key));
        return parsed.success ? parsed.data : null;
      },
      write: (value) => area.set(key, value),
    };
  }
  return {
    sentinel: remembered('sentinel', databaseFingerprint),
    loss: remembered('loss', loss),
    lastBackup: remembered('lastBackup', lastBackup),
    copied: remembered('copied', copied),
    putBack: remembered('putBack', putBack),
    listen: (changed) => area.listen(changed),
  };
}
