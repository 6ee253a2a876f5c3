/** A summary of all sessions with a person, in neutral figures. */
import type { ReflectionRecord } from '../reflection/reflection';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { ending, startedAt, type SessionRecord } from '../session/session';
import { endedSessions } from './series';

export interface Story {
  readonly sessions: number;
  /** Start of the first and of the last session, in epoch ms. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** Total session time, in ms. */
  readonly totalMs: number;
}

/** Null until the first session has ended. */
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

/** The next agreed session date, from `today` (`YYYY-MM-DD`) on; null when none is agreed. */
export function nextDate(reflections: readonly ReflectionRecord[], today: string): string | null {
  const coming = reflections.flatMap(({ payload: { nextDate: date } }) =>
    date !== null && date >= today ? [date] : [],
  );
  return coming.toSorted()[0] ?? null;
}
