/** When the next check-in is due: at the interval the coach chose for the person. */
import type { PersonPayload } from '../people/person';
import { inEarnest } from '../practice/in-earnest';
import { startedAt, type SessionRecord } from '../session/session';
import type { CheckInRecord } from './check-in';

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;
/** Sessions recur by weekday, so four weeks later may fall an hour short of four weeks. */
const GRACE_MS = DAY_MS;

/**
 * True when the interval since the last check-in has passed and a session has taken place since: once
 * coaching has ended, nothing is due. The first check-in is due with the first session, as a baseline.
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
