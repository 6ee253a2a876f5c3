import { inEarnest } from '../practice/in-earnest';
import { sessionState, type SessionRecord } from '../session/session';
import type { ReflectionRecord } from './reflection';

/** The ended sessions whose reflection the coach has not marked as done. */
export function toFinish(
  sessions: readonly SessionRecord[],
  reflections: readonly ReflectionRecord[],
): SessionRecord[] {
  const finished = new Set(
    reflections
      .filter(({ payload }) => payload.finishedAt !== null)
      .map(({ sessionId }) => sessionId),
  );
  return inEarnest(sessions).filter(
    ({ id, payload }) => sessionState(payload.events) === 'ended' && !finished.has(id),
  );
}
