/** What has been with a person so far, in figures that judge nothing. */
import type { ReflectionRecord } from '../reflection/reflection';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { ending, startedAt, type SessionRecord } from '../session/session';
import { endedSessions } from './series';

export interface Story {
  readonly sessions: number;
  /** When the first and the last began, in epoch ms. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Session time of all of them. */
  readonly totalMs: number;
}

/** Null before the first session has ended. */
export function storySoFar(sessions: readonly SessionRecord[]): Story | null {
  const ended = endedSessions(sessions);
  const [first] = ended;
  const last = ended.at(-1);
  if (!first || !last) return null;
  return {
    sessions: ended.length,
    firstAt: startedAt(first.payload.events),
    lastAt: startedAt(last.payload.events),
    totalMs: ended.reduce((sum, { payload: { events } }) => {
      const endedAt = ending(events)?.at ?? 0;
      return sum + sessionTimeMs(runningIntervals(events, endedAt), endedAt);
    }, 0),
  };
}

/** The date agreed for the next session, from `today` (`YYYY-MM-DD`) on: the nearest, or null. */
export function nextDate(reflections: readonly ReflectionRecord[], today: string): string | null {
  const coming = reflections.flatMap(({ payload: { nextDate: date } }) =>
    date !== null && date >= today ? [date] : [],
  );
  return coming.toSorted()[0] ?? null;
}
