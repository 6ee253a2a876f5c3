/** The coach's talk share by phase and by person: a description, not a judgement. */
import { median } from '../listening/statistics';
import type { PersonRecord } from '../people/person';
import { readMeasures } from '../session/measure-session';
import { PHASES, type Phase } from '../session/phases';
import type { SessionRecord } from '../session/session';
import { endedSessions } from './series';
import { spread, type Spread } from './spread';

/** Only this many latest sessions count: habits change, so earlier ones say little about today. */
export const LATEST_SESSIONS = 24;
/** Minimum number of people for an overall figure: with fewer, it would describe individuals. */
export const ENOUGH_PEOPLE = 5;
/** Phases with less talk than this have no meaningful share. */
const MIN_PHASE_TALK_MS = 30_000;

/** Sessions with enough speech for a share, oldest first. */
function measuredSessions(sessions: readonly SessionRecord[], minSpeechForShareMs: number) {
  return endedSessions(sessions).flatMap(({ personId, payload: { figures } }) => {
    if (!figures) return [];
    const { coachShare, heard } = readMeasures(figures, minSpeechForShareMs);
    return coachShare === null ? [] : [{ personId, coachShare, phases: heard.phases }];
  });
}

export interface PhaseBaseline extends Spread {
  readonly phase: Phase;
}

/** The coach's share (0..1) in each phase of the latest measured sessions, in phase order. */
export function phaseBaseline(
  sessions: readonly SessionRecord[],
  minSpeechForShareMs: number,
): PhaseBaseline[] {
  const latest = measuredSessions(sessions, minSpeechForShareMs).slice(-LATEST_SESSIONS);
  return PHASES.map((phase) => {
    const shares = latest.flatMap(({ phases }) => {
      const talk = phases.find((each) => each.phase === phase);
      const talkMs = talk ? talk.coachTalkMs + talk.coacheeTalkMs : 0;
      return talk && talkMs >= MIN_PHASE_TALK_MS ? [talk.coachTalkMs / talkMs] : [];
    });
    return { phase, ...spread(shares) };
  });
}

export interface PersonBalance extends Spread {
  readonly id: string;
  readonly name: string;
}

/** The coach's share (0..1) with each person, sorted by name: sorting by value would rank people. */
export function balanceByPerson(
  people: readonly PersonRecord[],
  sessions: readonly SessionRecord[],
  minSpeechForShareMs: number,
  language: string,
): PersonBalance[] {
  const measured = measuredSessions(sessions, minSpeechForShareMs);
  return people
    .map(({ id, payload: { name } }) => {
      const theirs = measured.filter(({ personId }) => personId === id);
      const shares = theirs.slice(-LATEST_SESSIONS).map(({ coachShare }) => coachShare);
      return { id, name, ...spread(shares) };
    })
    .filter(({ values }) => values.length > 0)
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}

/** The median of the people's own medians; null when fewer than five people have one. */
export function balanceOfAll(
  balances: readonly PersonBalance[],
): { readonly people: number; readonly median: number } | null {
  const medians = balances.flatMap(({ told }) => (told ? [told.median] : []));
  const middle = median(medians);
  if (middle === null || medians.length < ENOUGH_PEOPLE) return null;
  return { people: medians.length, median: middle };
}
