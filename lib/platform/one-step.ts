/** Many records read, edited and erased in one transaction: all of it is stored, or nothing. */
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { eraseRecord } from './erasing';
import { readRecord } from './lock/read-record';
import { storedOf } from './of-person';

export interface OneStep {
  /** A record as its schema reads it; undefined where there is none, or it cannot be read. */
  read(kind: RecordKind, id: string): Promise<AnyRecord | undefined>;
  /** A record as it is stored, maybe encrypted. */
  stored(kind: RecordKind, id: string): Promise<AnyRecord | undefined>;
  /** All that is stored about a person, deleted records included, as it is stored. */
  ofPerson(personId: string): Promise<AnyRecord[]>;
  ofSession(sessionId: string): Promise<AnyRecord[]>;
  /** A stored record with its payload decrypted; undefined where it cannot be read. */
  opened(stored: AnyRecord): AnyRecord | undefined;
  /** Writes a record, encrypted where there is a lock. */
  put(record: AnyRecord): Promise<void>;
  /** Writes a record whose payload is still as it was stored. */
  putStored(record: AnyRecord): Promise<void>;
  erase(record: AnyRecord, nowMs: number): Promise<void>;
  /** Brings back a record that was erased. */
  unerase(record: AnyRecord): Promise<void>;
}

interface Dependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
}

export type RunInOneStep = <T>(work: (step: OneStep) => Promise<T>) => Promise<T>;

/** For the worker alone, which writes sessions. `work` awaits nothing but the step it is given. */
export function createOneStep({ connection, changes }: Dependencies): RunInOneStep {
  const { sealing } = connection;

  async function runOnce<T>(work: (step: OneStep) => Promise<T>): Promise<T> {
    const database = await connection.openToWrite();
    const stores = [...RECORD_KINDS, 'erased' as const, 'meta' as const];
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    // Its failure is reported by what is awaited first.
    done.catch(() => undefined);
    const changed = new Map<RecordKind, Set<string>>();
    const touched = ({ kind, id }: AnyRecord) =>
      changed.set(kind, (changed.get(kind) ?? new Set()).add(id));

    try {
      const lock = await transaction.objectStore('meta').get('lock');
      const putStored = async (record: AnyRecord) => {
        await transaction.objectStore(record.kind).put(record);
        touched(record);
      };
      const opened = (stored: AnyRecord) => readRecord(stored, sealing);
      const stored = async (kind: RecordKind, id: string) =>
        await transaction.objectStore(kind).get(id);
      const step: OneStep = {
        stored,
        opened,
        async read(kind, id) {
          const found = await stored(kind, id);
          return found && opened(found);
        },
        ofPerson: (personId) => storedOf(transaction, personId),
        async ofSession(sessionId) {
          const found = await Promise.all(
            RECORD_KINDS.map((kind) =>
              transaction.objectStore(kind).index('sessionId').getAll(sessionId),
            ),
          );
          return found.flat();
        },
        put: async (record) => await putStored(sealing.close(record, lock)),
        putStored,
        async erase(record, nowMs) {
          await eraseRecord(transaction, record, nowMs);
          touched(record);
        },
        async unerase(record) {
          await transaction.objectStore('erased').delete([record.kind, record.id]);
          await putStored(sealing.close(record, lock));
        },
      };
      const result = await work(step);
      await done;
      for (const [kind, ids] of changed) changes.announce({ kind, ids: [...ids] });
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It had ended by itself.
      }
      await done.catch(() => undefined);
      throw error;
    }
  }

  return (work) => sealing.during(() => runOnce(work));
}
