/** Converts a person's records into the series of their run charts: one raw value per session, or none. */
import type { CheckInRecord } from '../check-ins/check-in';
import type { CoacheeQuestion, ReflectionRecord, ScaleName } from '../reflection/reflection';
import { inEarnest } from '../practice/in-earnest';
import { readMeasures } from '../session/measure-session';
import { ending, startedAt, type SessionRecord } from '../session/session';
import type { RunPoint } from './run-chart';

const TEN_MINUTES_MS = 600_000;
const MINUTE_MS = 60_000;

/** Series measured during the call. Shares and rates are percentages; other units are in the names. */
export const LISTENING_SERIES = [
  'coachShare',
  'holdRate',
  'interruptions',
  'longestCoachTurn',
] as const;
export type ListeningSeries = (typeof LISTENING_SERIES)[number];

/** Ended sessions without practice, oldest first. */
export function endedSessions(sessions: readonly SessionRecord[]): SessionRecord[] {
  return inEarnest(sessions)
    .filter(({ payload }) => ending(payload.events) !== null)
    .toSorted((a, b) => startedAt(a.payload.events) - startedAt(b.payload.events));
}

/** @param minSpeechForShareMs a session with less speech than this has no share, as on every screen */
export function listeningSeries(
  name: ListeningSeries,
  sessions: readonly SessionRecord[],
  minSpeechForShareMs: number,
): RunPoint[] {
  return endedSessions(sessions).map(({ payload }) => ({
    at: startedAt(payload.events),
    value: payload.figures ? listeningValue(name, payload.figures, minSpeechForShareMs) : null,
  }));
}

function listeningValue(
  name: ListeningSeries,
  figures: NonNullable<SessionRecord['payload']['figures']>,
  minSpeechForShareMs: number,
): number | null {
  const { coachShare, measures } = readMeasures(figures, minSpeechForShareMs);
  switch (name) {
    case 'coachShare':
      return coachShare === null ? null : coachShare * 100;
    case 'holdRate':
      return measures.holdRate === null ? null : measures.holdRate * 100;
    case 'interruptions':
      // Normalise to ten minutes of the coachee's speech, so that sessions of different length compare.
      return coachShare === null || measures.coachInterruptions === null || !measures.coacheeTalkMs
        ? null
        : measures.coachInterruptions / (measures.coacheeTalkMs / TEN_MINUTES_MS);
    case 'longestCoachTurn':
      return measures.longestCoachTurnMs === null ? null : measures.longestCoachTurnMs / MINUTE_MS;
  }
}

/** The coach's own reflection scales, 0–10. */
export function scaleSeries(
  name: ScaleName,
  sessions: readonly SessionRecord[],
  reflections: readonly ReflectionRecord[],
): RunPoint[] {
  return reflectionSeries(sessions, reflections, ({ scales }) => scales[name]);
}

/** The person's own answers about each session, 0–10. */
export function coacheeSeries(
  name: CoacheeQuestion,
  sessions: readonly SessionRecord[],
  reflections: readonly ReflectionRecord[],
): RunPoint[] {
  return reflectionSeries(sessions, reflections, ({ coachee }) => coachee[name]);
}

function reflectionSeries(
  sessions: readonly SessionRecord[],
  reflections: readonly ReflectionRecord[],
  answer: (reflection: ReflectionRecord['payload']) => number | null,
): RunPoint[] {
  const bySession = new Map(reflections.map(({ sessionId, payload }) => [sessionId, payload]));
  return endedSessions(sessions).map(({ id, payload }) => {
    const reflection = bySession.get(id);
    return { at: startedAt(payload.events), value: reflection ? answer(reflection) : null };
  });
}

/** The person's own answers in check-ins, 0–10. */
export function checkInSeries(
  name: 'implication' | 'wellBeing',
  checkIns: readonly CheckInRecord[],
): RunPoint[] {
  return checkIns
    .map(({ payload }) => ({ at: payload.at, value: payload[name] }))
    .toSorted((a, b) => a.at - b.at);
}

/** Goal attainment, −2 … +2; 0 is what was expected when the levels were written. */
export function goalSeries(goalId: string, checkIns: readonly CheckInRecord[]): RunPoint[] {
  return checkIns
    .map(({ payload }) => ({
      at: payload.at,
      value: payload.goals.find((goal) => goal.goalId === goalId)?.level ?? null,
    }))
    .toSorted((a, b) => a.at - b.at);
}
