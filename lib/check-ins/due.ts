/** When a person is asked again: every so many weeks, if the coach chose so, and never urged. */
import type { PersonPayload } from '../people/person';
import { inEarnest } from '../practice/in-earnest';
import { startedAt, type SessionRecord } from '../session/session';
import type { CheckInRecord } from './check-in';

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** Sessions are held by weekday: four weeks later may be an hour short of four weeks. */
const GRACE_MS = DAY_MS;

/**
 * True once the weeks have passed since the last check-in and there was a session since: coaching
 * that has ended asks for nothing. The first is due with the first session, as a beginning to
 * compare with.
 */
export function checkInDue(
  person: Pick<PersonPayload, 'checkInEveryWeeks'>,
  checkIns: readonly CheckInRecord[],
  sessions: readonly SessionRecord[],
  nowMs: number,
): boolean {
  if (person.checkInEveryWeeks === null) return false;
  const lastAt = checkIns.reduce((latest, { payload }) => Math.max(latest, payload.at), 0);
  const metSince = inEarnest(sessions).some(({ payload }) => startedAt(payload.events) > lastAt);
  return metSince && nowMs - lastAt >= person.checkInEveryWeeks * WEEK_MS - GRACE_MS;
}
