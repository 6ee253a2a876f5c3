/** Lists records that were erased or deleted here and that a restore would bring back. */
import type { PersonRecord } from '../people/person';
import { RECORD_KINDS, type RecordKind } from '../records/envelope';
import { keyOf, replaced, type Holdings } from './holdings';
import { merge, standings } from './merge';
import type { RestoreMode } from './safety';

export interface Returning {
  /** Names of people who were erased or deleted here. */
  readonly people: readonly string[];
  /** How many other records would come back, per kind; kinds with none are left out. */
  readonly others: readonly { readonly kind: RecordKind; readonly count: number }[];
}

export function returning(here: Holdings, there: Holdings, mode: RestoreMode): Returning {
  const before = standings(here);
  const { records } = mode === 'merge' ? merge(here, there) : replaced(here, there);
  const back = records.filter((record) => {
    const mine = before.get(keyOf(record));
    // A record that was never here is new: it does not count as coming back.
    const wasGone = mine !== undefined && mine.record?.deletedAt !== null;
    return wasGone && record.deletedAt === null;
  });
  const people = back.filter((record): record is PersonRecord => record.kind === 'person');
  return {
    people: people.map(({ payload }) => payload.name).toSorted(),
    others: RECORD_KINDS.filter((kind) => kind !== 'person')
      .map((kind) => ({ kind, count: back.filter((record) => record.kind === kind).length }))
      .filter(({ count }) => count > 0),
  };
}
