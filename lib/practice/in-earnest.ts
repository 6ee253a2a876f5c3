/**
 * Practice sessions are not coaching: exclude them from counts and from what carries over between sessions.
 */
import type { SessionRecord } from '../session/session';

/** The sessions that are not practice. */
export function inEarnest<S extends Pick<SessionRecord, 'payload'>>(sessions: readonly S[]): S[] {
  return sessions.filter(({ payload }) => !payload.practice);
}

/** The records not made in practice; records without a session are kept. */
export function madeInEarnest<R extends { readonly sessionId: string | null }>(
  records: readonly R[],
  sessions: readonly Pick<SessionRecord, 'id' | 'payload'>[],
): R[] {
  const practised = new Set(sessions.flatMap(({ id, payload }) => (payload.practice ? [id] : [])));
  return records.filter(({ sessionId }) => sessionId === null || !practised.has(sessionId));
}
