/** Stores for how long each person's retention warning has been shown: in `meta`, not in backups. */
import { NO_WARNINGS, warnings as schema, type Warnings } from '../rights/warnings';
import type { DatabaseConnection } from './database';
import type { AparteSchema } from './schema';

const KEY = 'retention';

interface MetaStore {
  get(key: string): Promise<AparteSchema['meta']['value'] | undefined>;
  put(value: AparteSchema['meta']['value']): Promise<unknown>;
}

export function createRetentionWarnings(connection: DatabaseConnection) {
  return {
    async read(): Promise<Warnings> {
      return parse(await (await connection.open()).get('meta', KEY));
    },
    async write(next: Warnings): Promise<void> {
      const database = await connection.openToWrite('passing');
      const transaction = database.transaction('meta', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put({ key: KEY, ...next }), transaction.done]);
    },
  };
}

/** Removes an erased person from the warnings too. */
export async function forgetWarning(meta: MetaStore, personId: string): Promise<void> {
  const { lookedAt, stoodMs } = parse(await meta.get(KEY));
  if (!(personId in stoodMs)) return;
  const others = Object.entries(stoodMs).filter(([id]) => id !== personId);
  await meta.put({ key: KEY, lookedAt, stoodMs: Object.fromEntries(others) });
}

/** Unreadable warnings count as none: all warning periods start again. */
function parse(stored: unknown): Warnings {
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : NO_WARNINGS;
}
