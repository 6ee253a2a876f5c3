/** The rows of the list of all sessions. */
import type { PersonRecord } from '../people/person';
import type { ReflectionRecord } from '../reflection/reflection';
import type { ShareRange } from '../listening/share-uncertainty';
import { minSpeechOf } from '../practice/min-speech';
import { runningIntervals, sessionTimeMs } from '../session/clock';
import { readMeasures } from '../session/measure-session';
import { sessionState, startedAt, type SessionRecord } from '../session/session';

/** `unseen`: ended, without a reflection. */
export type Standing = 'inCourse' | 'done' | 'begun' | 'unseen';

export interface SessionRow {
  readonly id: string;
  readonly personId: string | null;
  /** Null when the person is unknown. */
  readonly name: string | null;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly lengthMs: number;
  /** Null when the share was not measured, and until the coach has guessed it or skipped the guess. */
  readonly share: { readonly coach: number; readonly range: ShareRange | null } | null;
  readonly standing: Standing;
}

export interface SessionRowsFrom {
  readonly sessions: readonly SessionRecord[];
  readonly reflections: readonly ReflectionRecord[];
  readonly people: readonly PersonRecord[];
}

/** Newest first. */
export function sessionRows(
  { sessions, reflections, people }: SessionRowsFrom,
  settings: { readonly nowMs: number; readonly minSpeechForShareMs: number },
): SessionRow[] {
  const { nowMs } = settings;
  const names = new Map(people.map(({ id, payload }) => [id, payload.name]));
  const lookedBack = new Map(reflections.map((each) => [each.sessionId, each.payload]));
  return sessions
    .map(({ id, personId, payload }): SessionRow => {
      const { events, figures } = payload;
      const reflection = lookedBack.get(id);
      const told =
        figures && (reflection?.revealedAt ?? null) !== null
          ? readMeasures(figures, minSpeechOf({ payload }, settings))
          : null;
      const ended = sessionState(events) === 'ended';
      const done = (reflection?.finishedAt ?? null) !== null;
      return {
        id,
        personId,
        name: names.get(personId ?? '') ?? null,
        startedAt: startedAt(events),
        lengthMs: sessionTimeMs(runningIntervals(events, nowMs), nowMs),
        share:
          told === null || told.coachShare === null
            ? null
            : { coach: told.coachShare, range: told.range },
        standing: !ended ? 'inCourse' : done ? 'done' : reflection ? 'begun' : 'unseen',
      };
    })
    .toSorted((a, b) => b.startedAt - a.startedAt);
}
