import { newCommitment, withState, type CommitmentRecord } from '../commitments/commitment';
import { withPayload } from '../records/envelope';
import { dayOf } from '../time/day';
import type { SampleContext } from './session';

const DAY_MS = 86_400_000;
const DUE_DAYS = 14;

/**
 * A commitment in every other session: most are done by the next session, one is dropped, the last two are
 * open.
 * @param starts start times of the sessions, in epoch ms
 */
export function commitmentsOver(
  { id, chance }: SampleContext,
  texts: readonly string[],
  starts: readonly number[],
): CommitmentRecord[] {
  return texts.flatMap((text, number) => {
    const session = number * 2 + 1;
    const startedAt = starts[session];
    if (startedAt === undefined) return [];
    const madeAt = startedAt + 50 * 60_000;
    const made = newCommitment(
      text,
      chance.happens(0.7) ? dayOf(startedAt + DUE_DAYS * DAY_MS, 'UTC') : null,
      { id: `${id}:commitment${number}`, nowMs: madeAt },
      { sessionId: `${id}:session${session}`, personId: id },
    );
    if (number >= texts.length - 2) return [made];
    const closedAt = (starts[session + 1] ?? startedAt) + 4 * 60_000;
    const state = number === 2 ? 'dropped' : 'done';
    return [withPayload(made, withState(made.payload, state, closedAt), closedAt)];
  });
}
