/** A commitment: what the person said they would do, in their own words. */
import * as z from 'zod/mini';
import { newRecord, recordSchema, type Stamp } from '../records/envelope';
import { instant } from '../time/instant';

export const calendarDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const COMMITMENT_STATES = ['open', 'done', 'dropped'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export const commitmentPayload = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(10_000)),
  due: z.nullable(calendarDate),
  state: z.enum(COMMITMENT_STATES),
  /** Every change of state, oldest first; the initial state is open. */
  changes: z._default(z.array(z.object({ at: instant, state: z.enum(COMMITMENT_STATES) })), []),
  /** Included in messages to the person unless the coach excludes it: the words are the person's own. */
  shareable: z._default(z.boolean(), true),
  /** The last session in which the coach reviewed it and kept it open. */
  keptIn: z._default(z.nullable(z.string()), null),
});
export type CommitmentPayload = z.infer<typeof commitmentPayload>;

export const commitmentRecord = recordSchema('commitment', commitmentPayload);
export type CommitmentRecord = z.infer<typeof commitmentRecord>;

/** @throws RangeError when there are no words. */
export function newCommitment(
  text: string,
  due: string | null,
  stamp: Stamp,
  links: { readonly sessionId: string | null; readonly personId: string | null },
): CommitmentRecord {
  const words = text.trim();
  if (words === '') throw new RangeError('A commitment needs their words.');
  const payload = {
    text: words,
    due,
    state: 'open' as const,
    shareable: true,
    changes: [],
    keptIn: null,
  };
  return newRecord('commitment', payload, stamp, links);
}

/**
 * The commitment in another state, with the change recorded; setting the same state again changes nothing.
 */
export function withState(
  payload: CommitmentPayload,
  state: CommitmentState,
  nowMs: number,
): CommitmentPayload {
  if (payload.state === state) return payload;
  return { ...payload, state, changes: [...payload.changes, { at: nowMs, state }] };
}

/** When it entered its current state, in epoch ms: its creation, unless the state was changed since. */
export function stateSince({ createdAt, payload }: CommitmentRecord): number {
  return payload.changes.at(-1)?.at ?? createdAt;
}

/** Open commitments first, by due date with undated ones last; then done or dropped ones, latest first. */
export function openFirst(records: readonly CommitmentRecord[]): CommitmentRecord[] {
  const isOpen = ({ payload }: CommitmentRecord) => payload.state === 'open';
  const open = records.filter(isOpen).toSorted((a, b) => {
    const [dueA, dueB] = [a.payload.due ?? '~', b.payload.due ?? '~'];
    if (dueA !== dueB) return dueA < dueB ? -1 : 1;
    return a.createdAt - b.createdAt;
  });
  const closed = records
    .filter((record) => !isOpen(record))
    .toSorted((a, b) => stateSince(b) - stateSince(a));
  return [...open, ...closed];
}

/** The commitments to review in a session: made before it, and open or only closed since it began. */
export function carriedInto(
  session: { readonly id: string; readonly startedAt: number },
  records: readonly CommitmentRecord[],
): CommitmentRecord[] {
  return records.filter(
    (record) =>
      record.sessionId !== session.id &&
      record.createdAt < session.startedAt &&
      (record.payload.state === 'open' || stateSince(record) >= session.startedAt),
  );
}
