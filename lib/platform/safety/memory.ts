/** What is kept beside the database, in storage.local, which damage to the database leaves alone. */
import type * as z from 'zod/mini';
import { loss, sentinel, type Loss, type Sentinel } from '../../backup/sentinel';
import { lastBackup, type LastBackup } from '../../backup/last-backup';

export interface Area {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** @returns its stop */
  listen(changed: () => void): () => void;
}

export interface Memory {
  readonly sentinel: Remembered<Sentinel>;
  readonly loss: Remembered<Loss>;
  readonly lastBackup: Remembered<LastBackup>;
  listen(changed: () => void): () => void;
}

interface Remembered<T> {
  read(): Promise<T | null>;
  write(value: T | null): Promise<void>;
}

export function createMemory(area: Area): Memory {
  /** What does not parse is as good as forgotten. */
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
    sentinel: remembered('sentinel', sentinel),
    loss: remembered('loss', loss),
    lastBackup: remembered('lastBackup', lastBackup),
    listen: (changed) => area.listen(changed),
  };
}
