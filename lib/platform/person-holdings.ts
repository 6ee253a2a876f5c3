/** Everything stored about one person, read in one transaction, so that it all is of one instant. */
import type { AnyRecord } from '../records/envelope';
import { HELD_KINDS, type HeldKind, type PersonHoldings } from '../rights/holdings';
import type { DatabaseDoor } from './database';
import type { IDBPTransaction } from 'idb';
import type { AparteSchema } from './schema';

type Reading = IDBPTransaction<AparteSchema, HeldKind[], 'readonly' | 'readwrite'>;

/**
 * The records of a person and of their sessions, deleted ones included, as they are stored.
 * A record may name its session alone.
 */
export async function storedOf(transaction: Reading, personId: string): Promise<AnyRecord[]> {
  const byPerson = await Promise.all(
    HELD_KINDS.map((kind) => transaction.objectStore(kind).index('personId').getAll(personId)),
  );
  const sessionIds = byPerson
    .flat()
    .filter(({ kind }) => kind === 'session')
    .map(({ id }) => id);
  const bySession = await Promise.all(
    HELD_KINDS.flatMap((kind) =>
      sessionIds.map((id) => transaction.objectStore(kind).index('sessionId').getAll(id)),
    ),
  );
  const found = new Map<string, AnyRecord>();
  for (const record of [...byPerson.flat(), ...bySession.flat()])
    found.set(`${record.kind} ${record.id}`, record);
  return [...found.values()];
}

type Read = (record: AnyRecord) => AnyRecord | undefined;

/** @param read a record as its kind is read; what cannot be read is left out */
export async function personHoldings(
  door: DatabaseDoor,
  personId: string,
  read: Read,
): Promise<PersonHoldings> {
  const database = await door.open();
  const transaction = database.transaction(HELD_KINDS, 'readonly');
  const records = (await storedOf(transaction, personId)).map(read);
  return Object.fromEntries(
    HELD_KINDS.map((kind) => [
      kind,
      records
        .filter((record) => record?.kind === kind)
        .toSorted((a, b) => (a?.createdAt ?? 0) - (b?.createdAt ?? 0)),
    ]),
  ) as unknown as PersonHoldings;
}
