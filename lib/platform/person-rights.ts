/**
 * Reads everything stored about one person in one transaction, or erases it in one; also the other
 * erasures for good (erasure.ts).
 */
import { RECORD_KINDS, type AnyRecord } from '../records/envelope';
import { HELD_KINDS, type Count, type PersonHoldings } from '../rights/holdings';
import { hoursToKeep } from '../rights/kept-hours';
import { newReceipt, type ReceiptPayload, type ReceiptRecord } from '../rights/receipt';
import type { SessionRecord } from '../session/session';
import type { Changes } from './changes';
import type { Clock } from './clock';
import type { DatabaseConnection } from './database';
import { createErasure } from './erasure';
import { eraseRecord } from './erasing';
import { readRecord } from './lock/read-record';
import type { RecordEncryption } from './lock/record-encryption';
import { storedOf } from './of-person';
import { createRetentionWarnings, forgetWarning } from './retention-warnings';

export type PersonRights = ReturnType<typeof createPersonRights>;

interface Dependencies {
  readonly connection: DatabaseConnection;
  readonly changes: Changes;
}

export function createPersonRights({ connection, changes }: Dependencies) {
  const { sealing } = connection;

  /** Reads all records about a person; records that cannot be read are left out. */
  const holdingsOf = (personId: string): Promise<PersonHoldings> =>
    sealing.during(() => readHoldings(personId));

  async function readHoldings(personId: string): Promise<PersonHoldings> {
    const database = await connection.open();
    const transaction = database.transaction(HELD_KINDS, 'readonly');
    const stored = await storedOf(transaction, personId);
    const records = stored.map((record) => readRecord(record, sealing));
    return Object.fromEntries(
      HELD_KINDS.map((kind) => [
        kind,
        records.filter((record) => record?.kind === kind).toSorted(byCreation),
      ]),
    ) as unknown as PersonHoldings;
  }

  /**
   * Erases all records about a person. Only for the worker, which writes sessions.
   * @returns the receipt that is kept instead, or undefined when nothing was stored about the person
   * @throws DOMException from IndexedDB; then nothing was erased
   * @throws Locked without the key, which is needed to read the hours from the sessions
   */
  const erase = (
    personId: string,
    reason: ReceiptPayload['reason'],
    clock: Clock,
    timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
  ): Promise<ReceiptRecord | undefined> =>
    sealing.during(() => eraseOnce(personId, reason, clock, timeZone));

  async function eraseOnce(
    personId: string,
    reason: ReceiptPayload['reason'],
    clock: Clock,
    timeZone: string,
  ): Promise<ReceiptRecord | undefined> {
    const database = await connection.openToWrite();
    const stores = [...RECORD_KINDS, 'erased' as const, 'meta' as const];
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    try {
      const records = await storedOf(transaction, personId);
      const hours = hoursToKeep(
        records.map((record) => sessionIn(record, sealing)).filter((each) => each !== undefined),
        timeZone,
      );
      const receipt = newReceipt(
        { reason, counts: count(records), ...(hours.length > 0 && { hours }) },
        { id: clock.newId(), nowMs: clock.nowMs() },
      );
      for (const record of records) await eraseRecord(transaction, record, clock.nowMs());
      await forgetWarning(transaction.objectStore('meta'), personId);
      if (records.length > 0) await transaction.objectStore('receipt').put(receipt);
      await transaction.done;
      if (records.length === 0) return undefined;
      tell(records, receipt);
      return receipt;
    } catch (error) {
      const done = transaction.done.catch(() => undefined);
      try {
        transaction.abort();
      } catch {
        // The transaction had already ended.
      }
      await done;
      throw error;
    }
  }

  function tell(records: readonly AnyRecord[], receipt: ReceiptRecord): void {
    for (const kind of HELD_KINDS) {
      const ids = records.filter((record) => record.kind === kind).map(({ id }) => id);
      if (ids.length > 0) changes.announce({ kind, ids });
    }
    changes.announce({ kind: 'receipt', ids: [receipt.id] });
  }

  return {
    holdingsOf,
    erase,
    warnings: createRetentionWarnings(connection),
    ...createErasure({ connection, changes }),
  };
}

/** Parses a session; undefined for other kinds, and when it cannot be read. */
function sessionIn(record: AnyRecord, sealing: RecordEncryption): SessionRecord | undefined {
  if (record.kind !== 'session') return undefined;
  return readRecord(record, sealing) as SessionRecord | undefined;
}

function byCreation(a: AnyRecord | undefined, b: AnyRecord | undefined): number {
  return (a?.createdAt ?? 0) - (b?.createdAt ?? 0);
}

function count(records: readonly AnyRecord[]): Count[] {
  return HELD_KINDS.map((kind) => ({
    kind,
    count: records.filter((record) => record.kind === kind).length,
  })).filter((each) => each.count > 0);
}
