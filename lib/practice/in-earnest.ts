/** Practice is no coaching: whatever counts sessions, or carries over from one to the next, leaves it out. */
import type { SessionRecord } from '../session/session';

/** The sessions that were held with somebody. */
export function inEarnest<S extends Pick<SessionRecord, 'payload'>>(sessions: readonly S[]): S[] {
  return sessions.filter(({ payload }) => !payload.practice);
}

/** The records that were not made in practice; those of no session stay. */
export function madeInEarnest<R extends { readonly sessionId: string | null }>(
  records: readonly R[],
  sessions: readonly Pick<SessionRecord, 'id' | 'payload'>[],
): R[] {
  const practised = new Set(sessions.flatMap(({ id, payload }) => (payload.practice ? [id] : [])));
  return records.filter(({ sessionId }) => sessionId === null || !practised.has(sessionId));
}
