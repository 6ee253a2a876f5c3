/** Writes and erases the demo data, each in one transaction. */
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import { isSample } from '../sample/mark';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { eraseRecord } from './erasing';
import { storedOf } from './of-person';

interface Dependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
}

export type SampleStore = ReturnType<typeof createSampleStore>;

export function createSampleStore({ connection, changes }: Dependencies) {
  const { sealing } = connection;

  function tell(records: readonly AnyRecord[]): void {
    const byKind = new Map<RecordKind, string[]>();
    for (const { kind, id } of records) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
    for (const [kind, ids] of byKind) changes.announce({ kind, ids });
  }

  async function addOnce(records: readonly AnyRecord[]): Promise<void> {
    const database = await connection.openToWrite();
    const stores = [...RECORD_KINDS, 'meta' as const];
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    // The failed request below already reports the error; avoid an unhandled rejection.
    done.catch(() => undefined);
    const lock = await transaction.objectStore('meta').get('lock');
    await Promise.all(
      records.map((record) =>
        transaction.objectStore(record.kind).put(sealing.close(record, lock)),
      ),
    );
    await done;
  }

  return {
    /** The ids of the invented people that exist now. */
    async people(): Promise<string[]> {
      return (await (await connection.open()).getAllKeys('person')).filter(isSample);
    },
    async add(records: readonly AnyRecord[]): Promise<void> {
      await sealing.during(() => addOnce(records));
      tell(records);
    },
    /** Erases all records about these people, including what the coach wrote about them. */
    async erase(personIds: readonly string[], nowMs: number): Promise<void> {
      const database = await connection.openToWrite();
      const stores = [...RECORD_KINDS, 'erased' as const];
      const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
      const done = transaction.done;
      done.catch(() => undefined);
      const records: AnyRecord[] = [];
      for (const personId of personIds) records.push(...(await storedOf(transaction, personId)));
      await Promise.all(records.map((record) => eraseRecord(transaction, record, nowMs)));
      await done;
      tell(records);
    },
  };
}
