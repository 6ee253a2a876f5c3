/** Finds everything stored about a person, within a transaction. */
import type { AnyRecord } from '../records/envelope';
import { HELD_KINDS, type HeldKind } from '../rights/holdings';

interface Reading {
  objectStore(kind: HeldKind): {
    index(name: 'personId' | 'sessionId'): { getAll(id: string): Promise<AnyRecord[]> };
  };
}

/** Also looks through the person's sessions: a draft, for one, names only its session. */
export async function storedOf(transaction: Reading, personId: string): Promise<AnyRecord[]> {
  const find = (kind: HeldKind, index: 'personId' | 'sessionId', id: string) =>
    transaction.objectStore(kind).index(index).getAll(id);
  const theirs = await Promise.all(HELD_KINDS.map((kind) => find(kind, 'personId', personId)));
  const sessions = theirs.flat().filter(({ kind }) => kind === 'session');
  const ofSessions = await Promise.all(
    HELD_KINDS.flatMap((kind) => sessions.map(({ id }) => find(kind, 'sessionId', id))),
  );
  const found = new Map<string, AnyRecord>();
  for (const record of [...theirs.flat(), ...ofSessions.flat()])
    found.set(`${record.kind} ${record.id}`, record);
  return [...found.values()];
}
