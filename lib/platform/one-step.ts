/** Reads, edits and erases many records in one transaction. */
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { eraseRecord } from './erasing';
import { readRecord } from './lock/read-record';
import { storedOf } from './of-person';

export interface OneStep {
  /** Reads and parses a record; undefined when it does not exist or cannot be read. */
  read(kind: RecordKind, id: string): Promise<AnyRecord | undefined>;
  /** Reads a record as stored, possibly encrypted. */
  stored(kind: RecordKind, id: string): Promise<AnyRecord | undefined>;
  /** All records about a person, including deleted ones, as stored. */
  ofPerson(personId: string): Promise<AnyRecord[]>;
  ofSession(sessionId: string): Promise<AnyRecord[]>;
  /** Decrypts and parses a stored record; undefined when it cannot be read. */
  opened(stored: AnyRecord): AnyRecord | undefined;
  /** Writes a record, encrypted if there is a lock. */
  put(record: AnyRecord): Promise<void>;
  /** Writes a record whose payload is still in its stored form. */
  putStored(record: AnyRecord): Promise<void>;
  erase(record: AnyRecord, nowMs: number): Promise<void>;
  /** Restores a record that was erased. */
  unerase(record: AnyRecord): Promise<void>;
}

interface Dependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
}

export type RunInOneStep = <T>(work: (step: OneStep) => Promise<T>) => Promise<T>;

/** Only for the worker, which writes sessions. `work` must await nothing but methods of its `step`. */
export function createOneStep({ connection, changes }: Dependencies): RunInOneStep {
  const { sealing } = connection;

  async function runOnce<T>(work: (step: OneStep) => Promise<T>): Promise<T> {
    const database = await connection.openToWrite();
    const stores = [...RECORD_KINDS, 'erased' as const, 'meta' as const];
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    // The failed request below already reports the error; avoid an unhandled rejection.
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
        // The transaction had already ended.
      }
      await done.catch(() => undefined);
      throw error;
    }
  }

  return (work) => sealing.during(() => runOnce(work));
}
