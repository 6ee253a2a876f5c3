/** One repository per store; it works the same in every extension page and the worker. */
import type * as z from 'zod/mini';
import type { AnyRecord, RecordKind } from '../records/envelope';
import { withDeleted } from '../records/envelope';
import type { Repository } from '../records/repository';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { DecryptionFailed } from './crypto/encrypt';
import { eraseRecord } from './erasing';
import type { Unreadable } from './unreadable';

interface Options<R extends AnyRecord> {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
  readonly kind: RecordKind;
  readonly schema: z.ZodMiniType<R>;
  nowMs(): number;
  readonly unreadable: Unreadable;
}

export function createRepository<R extends AnyRecord>({
  connection,
  changes,
  kind,
  schema,
  nowMs,
  unreadable,
}: Options<R>): Repository<R> {
  const { sealing } = connection;
  // Drafts are temporary and chunks come every few seconds: neither is reported as saved, so neither is
  // copied while disk space is short.
  const copied = kind !== 'draft' && kind !== 'chunk';

  /** A record that does not parse stays in the store unchanged and is not shown. */
  function parse(value: AnyRecord): R | undefined {
    const parsed = schema.safeParse(opened(value));
    unreadable.note(`${kind} ${value.id}`, !parsed.success);
    if (parsed.success) return parsed.data;
    console.warn(`aparté: a stored ${kind} could not be read and was left as it is`);
    return undefined;
  }

  function opened(value: AnyRecord): AnyRecord | undefined {
    try {
      return sealing.open(value);
    } catch (error) {
      if (error instanceof DecryptionFailed) return undefined;
      throw error;
    }
  }

  function living(values: readonly AnyRecord[]): R[] {
    return values
      .map(parse)
      .filter((record): record is R => record !== undefined && record.deletedAt === null);
  }

  async function updateOnce(id: string, edit: (record: R | undefined) => R | undefined) {
    const database = await connection.openToWrite(copied ? 'record' : 'passing');
    const lock = await database.get('meta', 'lock');
    // idb's shortcut methods take no durability option, so every write opens its own transaction.
    const transaction = database.transaction(kind, 'readwrite', { durability: 'strict' });
    const { store } = transaction;
    try {
      const before = await store.get(id);
      const current = before === undefined ? undefined : parse(before);
      if (before !== undefined && current === undefined)
        throw new Error(`The stored ${kind} cannot be read: editing would overwrite it.`);
      const next = edit(current);
      const stored = next && sealing.close(next, lock);
      const put = stored && store.put(stored);
      // No further requests: committing explicitly starts the write to disk one round trip earlier.
      transaction.commit();
      await Promise.all([put, transaction.done]);
      if (stored !== undefined) {
        changes.announce({ kind, ids: [id] });
        if (copied) await connection.written(stored);
      }
      return next ?? current;
    } catch (error) {
      await abandon(transaction);
      throw error;
    }
  }

  // Shared lock: no record is stored unencrypted while another page turns the passphrase lock on.
  const update: Repository<R>['update'] = (id, edit) =>
    sealing.during(() => sealing.steady.share(() => updateOnce(id, edit)));

  return {
    kind,
    get: (id) =>
      sealing.during(async () => {
        const value = await (await connection.open()).get(kind, id);
        return value === undefined ? undefined : parse(value);
      }),
    list: () => sealing.during(async () => living(await (await connection.open()).getAll(kind))),
    page: (after, count) =>
      sealing.during(async () => {
        const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
        const values = await (await connection.open()).getAll(kind, range, count);
        const last = values.length < count ? null : (values.at(-1)?.id ?? null);
        return { records: living(values), last };
      }),
    count: async () => await (await connection.open()).count(kind),
    since: (fromMs) =>
      sealing.during(async () => {
        const range = IDBKeyRange.lowerBound(fromMs);
        return living(await (await connection.open()).getAllFromIndex(kind, 'updatedAt', range));
      }),
    bySession: (sessionId) =>
      sealing.during(async () =>
        living(await (await connection.open()).getAllFromIndex(kind, 'sessionId', sessionId)),
      ),
    idsBySession: async (sessionId) =>
      await (await connection.open()).getAllKeysFromIndex(kind, 'sessionId', sessionId),
    byPerson: (personId) =>
      sealing.during(async () =>
        living(await (await connection.open()).getAllFromIndex(kind, 'personId', personId)),
      ),
    async put(record) {
      await update(record.id, () => record);
    },
    update,
    async remove(id, nowMs) {
      await update(id, (record) => record && withDeleted(record, true, nowMs));
    },
    async restore(id, nowMs) {
      const restored = await update(id, (record) => record && withDeleted(record, false, nowMs));
      return restored !== undefined;
    },
    async erase(ids) {
      const database = await connection.openToWrite(copied ? 'many' : 'passing');
      const transaction = database.transaction([kind, 'erased'], 'readwrite', {
        durability: 'strict',
      });
      const store = transaction.objectStore(kind);
      try {
        for (const id of ids) {
          const before = await store.get(id);
          if (before !== undefined) await eraseRecord(transaction, before, nowMs());
        }
        await transaction.done;
        for (const id of ids) unreadable.note(`${kind} ${id}`, false);
        changes.announce({ kind, ids: [...ids] });
      } catch (error) {
        await abandon(transaction);
        throw error;
      }
    },
  };
}

/** Aborts a failed transaction without causing a second, unhandled rejection. */
async function abandon(transaction: { abort(): void; done: Promise<unknown> }): Promise<void> {
  const done = transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // The transaction had already ended.
  }
  await done;
}
