/** Erases all that is stored about a person, in one transaction: all of it or nothing. */
import { RECORD_KINDS, type AnyRecord } from '../records/envelope';
import { HELD_KINDS, type Count } from '../rights/holdings';
import { newReceipt, type ReceiptPayload, type ReceiptRecord } from '../rights/receipt';
import type { Changes } from './changes';
import type { Clock } from './clock';
import type { DatabaseDoor } from './database';
import { storedOf } from './person-holdings';

interface Seams {
  readonly door: DatabaseDoor;
  readonly changes: Changes;
}

/**
 * @returns the receipt kept in their place, or undefined when nothing was stored about this person
 * @throws DOMException what IndexedDB throws; then nothing was erased
 */
export async function erasePerson(
  { door, changes }: Seams,
  personId: string,
  reason: ReceiptPayload['reason'],
  clock: Clock,
): Promise<ReceiptRecord | undefined> {
  const database = await door.open();
  const transaction = database.transaction(RECORD_KINDS, 'readwrite', { durability: 'strict' });
  try {
    const records = await storedOf(transaction, personId);
    if (records.length === 0) {
      await transaction.done;
      return undefined;
    }
    const receipt = newReceipt(
      { reason, counts: count(records) },
      { id: clock.newId(), nowMs: clock.nowMs() },
    );
    await Promise.all([
      ...records.map(({ kind, id }) => transaction.objectStore(kind).delete(id)),
      transaction.objectStore('receipt').put(receipt),
    ]);
    await transaction.done;
    for (const kind of HELD_KINDS) {
      const ids = records.filter((record) => record.kind === kind).map(({ id }) => id);
      if (ids.length > 0) changes.announce({ kind, ids });
    }
    changes.announce({ kind: 'receipt', ids: [receipt.id] });
    return receipt;
  } catch (error) {
    const done = transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {
      // It had ended by itself.
    }
    await done;
    throw error;
  }
}

function count(records: readonly AnyRecord[]): Count[] {
  return HELD_KINDS.map((kind) => ({
    kind,
    count: records.filter((record) => record.kind === kind).length,
  })).filter((each) => each.count > 0);
}
