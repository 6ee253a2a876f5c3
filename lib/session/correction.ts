/** Plans the changes to all records of a session when the coach corrects the session. */
import type { PersonRecord } from '../people/person';
import { withPayload, type AnyRecord } from '../records/envelope';
import type { PersonHoldings } from '../rights/holdings';
import { isSample } from '../sample/mark';
import { asAgreed, chunkFollows, consentedToSession, useAsAgreed } from './change-person';
import { timesOf, timesProblem, withTimes } from './correct';
import { knowsMore } from './figures-of';
import { startedAt, type SessionPayload, type SessionRecord, type Setting } from './session';

/** The corrected fields; an absent field keeps its value. Instants are epoch ms. */
export interface Correction {
  readonly personId?: string | undefined;
  readonly startedMs?: number | undefined;
  readonly endedMs?: number | undefined;
  readonly plannedMs?: number | undefined;
  readonly setting?: Setting | undefined;
}

export interface CorrectionContext {
  /** All records of the session, including those marked as deleted. */
  readonly records: PersonHoldings;
  /** The person of the corrected session; undefined when no person with that id is stored. */
  readonly person: PersonRecord | undefined;
  /** All preparation notes for this person. */
  readonly prepared: PersonHoldings['note'];
  readonly nowMs: number;
}

export type CorrectionError =
  'sessionUnderWay' | 'impossibleTimes' | 'noSuchPerson' | 'notPossibleNow';

export interface CorrectionPlan {
  /** The records to store, the session among them. */
  readonly put: readonly AnyRecord[];
  readonly erase: readonly AnyRecord[];
  /** The session's figures must be computed again from the remaining intervals. */
  readonly anew: boolean;
  /** All measured data stays with the session. */
  readonly measuresFollow: boolean;
}

export function planCorrection(
  session: SessionRecord,
  correction: Correction,
  context: CorrectionContext,
): CorrectionPlan | CorrectionError {
  const { records, nowMs } = context;
  const put = new Map<AnyRecord, AnyRecord>();
  const corrected = correctedPayload(session.payload, correction, records.chunk, nowMs);
  if (typeof corrected === 'string') return corrected;

  const person = newPersonOf(session, correction, context);
  if (typeof person === 'string') return person;
  const payload = person ? asAgreed(corrected, person.payload.consents, nowMs) : corrected;
  const anew = payload !== session.payload && payload.figures === undefined;

  const changed = withPayload(session, payload, nowMs);
  put.set(session, person ? { ...changed, personId: person.id } : changed);
  // The share that was revealed after the coach's guess is a measured figure as well.
  for (const reflection of anew ? records.reflection : [])
    if (reflection.payload.coachShare !== null)
      put.set(
        reflection,
        withPayload(reflection, { ...reflection.payload, coachShare: null }, nowMs),
      );
  if (!person) return { put: [...put.values()], erase: [], anew, measuresFollow: true };

  const { consents } = person.payload;
  const measuresFollow = consentedToSession(payload.events, consents, nowMs);
  for (const use of records.promptUse) {
    const after = useAsAgreed(use.payload, consents);
    if (after !== use.payload) put.set(use, withPayload(use, after, nowMs));
  }
  const erase = measuresFollow
    ? []
    : records.chunk.filter(({ payload: chunk }) => !chunkFollows(chunk, consents));
  const gone = new Set<AnyRecord>(erase);
  for (const record of belongings(records)) {
    if (gone.has(record) || record.personId === null) continue;
    const before = put.get(record) ?? withPayload(record, record.payload, nowMs);
    put.set(record, { ...before, personId: person.id });
  }
  // Preparation notes of the former person become unused again, for that person's next session.
  for (const note of records.note)
    if (note.payload.prep)
      put.set(note, { ...withPayload(note, note.payload, nowMs), sessionId: null });
  for (const note of context.prepared)
    if (note.sessionId === null && note.createdAt <= startedAt(payload.events))
      put.set(note, { ...withPayload(note, note.payload, nowMs), sessionId: session.id });
  return { put: [...put.values()], erase, anew, measuresFollow };
}

function correctedPayload(
  payload: SessionPayload,
  { startedMs, endedMs, plannedMs, setting }: Correction,
  chunks: PersonHoldings['chunk'],
  nowMs: number,
): SessionPayload | CorrectionError {
  if ([startedMs, endedMs, plannedMs, setting].every((each) => each === undefined)) return payload;
  const before = timesOf(payload.events);
  if (before === null) return 'sessionUnderWay';
  const times = { startedMs: startedMs ?? before.startedMs, endedMs: endedMs ?? before.endedMs };
  if (timesProblem(times, nowMs) !== null) return 'impossibleTimes';

  const moved = times.startedMs !== before.startedMs || times.endedMs !== before.endedMs;
  const after = {
    ...(moved ? withTimes(payload, times) : payload),
    ...(plannedMs !== undefined && { plannedMs }),
    ...(setting !== undefined && { setting }),
  };
  // The suggested phases depend on the planned length.
  const measuredOtherwise = moved || after.plannedMs !== payload.plannedMs;
  const intervals = chunks.map((chunk) => chunk.payload);
  // Where intervals were deleted, the stored figures cannot be computed again: keep them.
  if (!measuredOtherwise || knowsMore(payload.figures, intervals, payload.events, nowMs))
    return after;
  const { figures: _figures, ...unmeasured } = after;
  return unmeasured;
}

/**
 * The person to move the session to; null when the person stays the same. A session cannot move
 * between demo people and real people.
 */
function newPersonOf(
  { personId }: SessionRecord,
  correction: Correction,
  { person }: CorrectionContext,
): PersonRecord | null | CorrectionError {
  if (correction.personId === undefined || correction.personId === personId) return null;
  if (!person || person.deletedAt !== null) return 'noSuchPerson';
  return isSample(person.id) === isSample(personId) ? person : 'notPossibleNow';
}

/** The records that move with the session, except the session itself and its preparation notes. */
function belongings(records: PersonHoldings): AnyRecord[] {
  const { person: _person, session: _session, note, ...rest } = records;
  return [
    ...note.filter(({ payload }) => !payload.prep),
    ...Object.values(rest).flatMap((of): readonly AnyRecord[] => of),
  ];
}
