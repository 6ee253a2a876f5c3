/** Deletes the records of practice sessions. */
import type { Command } from '../messages/commands';
import type { SessionRecord } from '../session/session';

/** Commands that discard every practice session, and erase the people who have no other sessions. */
export function practiceToForget(sessions: readonly SessionRecord[]): Command[] {
  const practised = sessions.filter(({ payload }) => payload.practice);
  const inEarnest = new Set(
    sessions.filter(({ payload }) => !payload.practice).map(({ personId }) => personId),
  );
  const invented = new Set(
    practised.flatMap(({ personId }) =>
      personId !== null && !inEarnest.has(personId) ? [personId] : [],
    ),
  );
  return [
    ...practised.map(({ id }) => ({ type: 'session.discard' as const, sessionId: id })),
    ...[...invented].map((personId) => ({ type: 'person.erase' as const, personId })),
  ];
}
