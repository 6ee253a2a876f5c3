/** All records about one person, for access, export and erasure. */
import type { CheckInRecord } from '../check-ins/check-in';
import type { CommitmentRecord } from '../commitments/commitment';
import type { DraftRecord } from '../notes/draft';
import type { NoteRecord } from '../notes/note';
import type { NudgeRecord } from '../nudges/nudge';
import type { PersonRecord } from '../people/person';
import type { DeckRecord } from '../prompts/deck';
import type { PromptUseRecord } from '../prompts/use';
import { RECORD_KINDS, type AnyRecord, type RecordKind } from '../records/envelope';
import type { ReflectionRecord } from '../reflection/reflection';
import type { ChunkRecord } from '../session/chunk';
import type { SessionRecord } from '../session/session';

/** Includes records marked deleted: they stay stored until they are erased. */
export interface PersonHoldings {
  readonly person: readonly PersonRecord[];
  readonly session: readonly SessionRecord[];
  readonly chunk: readonly ChunkRecord[];
  readonly note: readonly NoteRecord[];
  readonly promptUse: readonly PromptUseRecord[];
  readonly reflection: readonly ReflectionRecord[];
  readonly commitment: readonly CommitmentRecord[];
  readonly draft: readonly DraftRecord[];
  readonly nudge: readonly NudgeRecord[];
  readonly deck: readonly DeckRecord[];
  readonly checkIn: readonly CheckInRecord[];
}

export type HeldKind = keyof PersonHoldings;

/** All kinds that can belong to a person. Settings, templates and receipts belong to nobody. */
export const HELD_KINDS = RECORD_KINDS.filter(
  (kind): kind is HeldKind => kind !== 'setting' && kind !== 'template' && kind !== 'receipt',
);

/** Groups records by kind; records of other kinds are left out. */
export function holdingsFrom(records: readonly AnyRecord[]): PersonHoldings {
  return Object.fromEntries(
    HELD_KINDS.map((kind) => [kind, records.filter((record) => record.kind === kind)]),
  ) as unknown as PersonHoldings;
}

/** All records in one list, kind by kind. */
export function allOf(holdings: PersonHoldings): AnyRecord[] {
  return HELD_KINDS.flatMap((kind): readonly AnyRecord[] => holdings[kind]);
}

export interface Count {
  readonly kind: RecordKind;
  readonly count: number;
}

/** The number of records per kind; kinds without records are left out. */
export function countsOf(holdings: PersonHoldings): Count[] {
  return HELD_KINDS.map((kind) => ({ kind, count: holdings[kind].length })).filter(
    ({ count }) => count > 0,
  );
}
