/**
 * Erasing for good, in one step each: a whole session, and what was deleted once the time of its undo
 * is over. Records are read as they are stored, so that neither a mark of deletion, nor the lock, nor
 * damage to a payload keeps any of them.
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
  /** Erases what `find` finds, all of it or nothing. */
  async function eraseFound(
    nowMs: number,
    find: (transaction: Erasing) => Promise<readonly AnyRecord[]>,
  ): Promise<void> {
    const database = await connection.openToWrite();
    const transaction = database.transaction([...STORES], 'readwrite', { durability: 'strict' });
    // Its failure is reported by what is awaited first.
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
        // It had ended by itself.
      }
      throw error;
    }
  }

  return {
    /** The session and everything that names it, whatever its kind. */
    eraseSession: (sessionId: string, nowMs: number) =>
      eraseFound(nowMs, (transaction) => ofSession(transaction, sessionId)),

    /**
     * Erases what was deleted, once the time of its undo is over, and what a page wrote just after
     * its session had been discarded.
     * @param openSessionId what was deleted in it waits until it has ended
     * @returns in how many ms there is more to erase; null when nothing else waits for its time
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
        // The undo may have been pressed since they were read.
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
  // A session made before it named itself is found by its id.
  const session = await transaction.objectStore('session').get(sessionId);
  const others = found.flat().filter(({ kind, id }) => kind !== 'session' || id !== sessionId);
  return session === undefined ? others : [...others, session];
}

/** Edits of notes that were begun and not saved hold the notes' words. */
async function editsOf(transaction: Erasing, records: readonly AnyRecord[]): Promise<AnyRecord[]> {
  const drafts = await Promise.all(
    records
      .filter(({ kind }) => kind === 'note')
      .map(async ({ id, sessionId }) => {
        const first = draftId(editField(id), sessionId);
        // Each page that edits the note has a draft of its own.
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
