/** How practice leaves no trace. */
import type { Command } from '../messages/commands';
import type { SessionRecord } from '../session/session';

/**
 * Takes every practice session away; with it the person, where nobody else was ever met under
 * that name.
 */
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
