/** The coach's own talk share, phase by phase and person by person: to know it, not to judge it. */
import { median } from '../listening/statistics';
import type { PersonRecord } from '../people/person';
import { readMeasures } from '../session/measure-session';
import { PHASES, type Phase } from '../session/phases';
import type { SessionRecord } from '../session/session';
import { endedSessions } from './series';
import { spread, type Spread } from './spread';

/** Habits change: earlier sessions tell little of today's. */
export const LATEST_SESSIONS = 24;
/** With fewer people, a figure of all together would be one of somebody in particular. */
export const ENOUGH_PEOPLE = 5;
/** Less talk than this in a phase has no share worth the name. */
const MIN_PHASE_TALK_MS = 30_000;

/** What was measured in enough talk for a share, oldest first. */
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

/** The coach's share (0..1) in each phase of the latest measured sessions, in the phases' order. */
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

/** The coach's share (0..1) with each person: by name, because an order by value would rank them. */
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

/** The middle of the people's own medians; null with fewer than five who have one. */
export function balanceOfAll(
  balances: readonly PersonBalance[],
): { readonly people: number; readonly median: number } | null {
  const medians = balances.flatMap(({ told }) => (told ? [told.median] : []));
  const middle = median(medians);
  if (middle === null || medians.length < ENOUGH_PEOPLE) return null;
  return { people: medians.length, median: middle };
}
