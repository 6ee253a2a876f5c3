/**
 * What is kept of an erased person's sessions for the coach's hours log: day, length and setting. It cannot
 * be traced back to the person.
 */
import * as z from 'zod/mini';
import { isSample } from '../sample/mark';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { ending, startedAt, type SessionRecord } from '../session/session';
import { dayReader } from '../time/day';

export const keptHours = z.object({
  /** Local day of the coach, `YYYY-MM-DD`. */
  day: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** Session time in whole minutes: exact milliseconds could identify the session in a backup. */
  minutes: z.int().check(z.minimum(0)),
  setting: z.enum(['call', 'inPerson']),
});
export type KeptHours = z.infer<typeof keptHours>;

/** One entry for each ended session, sorted by day; without deleted, sample and practice sessions. */
export function hoursToKeep(sessions: readonly SessionRecord[], timeZone: string): KeptHours[] {
  const day = dayReader(timeZone);
  return sessions
    .flatMap(({ personId, deletedAt, payload: { events, setting, practice } }): KeptHours[] => {
      const end = ending(events);
      if (end === null || deletedAt !== null || practice || isSample(personId)) return [];
      const ms = sessionTimeMs(runningIntervals(events, end.at), end.at);
      return [{ day: day(startedAt(events)), minutes: Math.round(ms / 60_000), setting }];
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minutes - b.minutes));
}
