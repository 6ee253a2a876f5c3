/**
 * Erases for good, each in one transaction: a whole session, or the deleted records whose undo has
 * expired. It reads records as stored, so that it also finds deleted, encrypted and damaged ones.
 */
import type { IDBPTransaction } from 'idb';
import { draftId, editField, isDraftOf } from '../notes/draft';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import { DELETABLE_KINDS, isLateWrite, mayHaveLateWrites, purgedInMs } from '../records/purge';
import type { Changes } from './changes';
import type { DatabaseConnection } from './database';
import { eraseRecord } from './erasing';
import type { AparteSchema } from './schema';

interface Dependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
}

const STORES = [...RECORD_KINDS, 'erased'] as const;
type Erasing = IDBPTransaction<AparteSchema, (typeof STORES)[number][], 'readwrite'>;

export function createErasure({ connection, changes }: Dependencies) {
  /** Erases all records that `find` returns, in one transaction. */
  async function eraseFound(
    nowMs: number,
    find: (transaction: Erasing) => Promise<readonly AnyRecord[]>,
  ): Promise<void> {
    const database = await connection.openToWrite();
    const transaction = database.transaction([...STORES], 'readwrite', { durability: 'strict' });
    // The failed request below already reports the error; avoid an unhandled rejection.
    transaction.done.catch(() => undefined);
    try {
      const records = await find(transaction);
      for (const record of records) await eraseRecord(transaction, record, nowMs);
      await transaction.done;
      announceErased(changes, records);
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // The transaction had already ended.
      }
      throw error;
    }
  }

  return {
    /** Erases the session and every record of any kind that refers to it. */
    eraseSession: (sessionId: string, nowMs: number) =>
      eraseFound(nowMs, (transaction) => ofSession(transaction, sessionId)),

    /**
     * Erases deleted records whose undo has expired, and records that a page wrote just after their session
     * was discarded.
     * @param openSessionId the open session: records deleted in it are kept until it has ended
     * @returns in how many ms the next record is due; null when there is none
     */
    async purge(openSessionId: string | null, nowMs: number): Promise<number | null> {
      const database = await connection.open();
      let dueInMs: number | null = null;
      const due: AnyRecord[] = [];
      for (const kind of DELETABLE_KINDS)
        for (const record of await database.getAll(kind)) {
          const inMs = purgedInMs(record, openSessionId, nowMs);
          if (inMs === 0) due.push(record);
          else if (inMs !== null) dueInMs = Math.min(inMs, dueInMs ?? inMs);
        }
      const late: AnyRecord[] = [];
      for (const { id, erasedAt } of await database.getAllFromIndex('erased', 'kind', 'session'))
        if (
          mayHaveLateWrites(erasedAt, nowMs) &&
          (await database.getKey('session', id)) === undefined
        )
          for (const kind of RECORD_KINDS)
            for (const record of await database.getAllFromIndex(kind, 'sessionId', id))
              if (isLateWrite(record, erasedAt)) late.push(record);
      if (due.length + late.length === 0) return dueInMs;
      await eraseFound(nowMs, async (transaction) => {
        // A deletion may have been undone since the records were read.
        const still = await Promise.all(
          due.map(({ kind, id }) => transaction.objectStore(kind).get(id)),
        );
        const deleted = still.filter(
          (record) => record !== undefined && purgedInMs(record, openSessionId, nowMs) === 0,
        ) as AnyRecord[];
        return [...deleted, ...(await editsOf(transaction, deleted)), ...late];
      });
      return dueInMs;
    },
  };
}

async function ofSession(transaction: Erasing, sessionId: string): Promise<AnyRecord[]> {
  const found = await Promise.all(
    RECORD_KINDS.map((kind) => transaction.objectStore(kind).index('sessionId').getAll(sessionId)),
  );
  // An old session record may not name its own id in sessionId: find it by its key.
  const session = await transaction.objectStore('session').get(sessionId);
  const others = found.flat().filter(({ kind, id }) => kind !== 'session' || id !== sessionId);
  return session === undefined ? others : [...others, session];
}

/** Unsaved edits of the deleted notes: drafts that hold the notes' text. */
async function editsOf(transaction: Erasing, records: readonly AnyRecord[]): Promise<AnyRecord[]> {
  const drafts = await Promise.all(
    records
      .filter(({ kind }) => kind === 'note')
      .map(async ({ id, sessionId }) => {
        const first = draftId(editField(id), sessionId);
        // Each page that edits the note has its own draft.
        const found = await transaction
          .objectStore('draft')
          .getAll(IDBKeyRange.bound(first, `${first}:\uffff`));
        return found.filter((draft) => isDraftOf(draft.id, editField(id), sessionId));
      }),
  );
  return drafts.flat();
}

function announceErased(changes: Changes, records: readonly AnyRecord[]): void {
  const byKind = new Map<RecordKind, string[]>();
  for (const { kind, id } of records) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
  for (const [kind, ids] of byKind) changes.announce({ kind, ids });
}
