/** Finds the moment of the session a note is about: the start of a turn, not the time of typing. */
import { analyseConversation, type Speech } from '../listening/conversation';
import { currentTurn } from '../listening/current-turn';
import type { Interval } from '../listening/interval';
import { epochAt } from '../session/clock';
import type { Speaker } from '../session/session';

/** A moment a note can be about, in epoch ms; `speaker` is null when it is not the start of a turn. */
export interface Moment {
  readonly at: number;
  readonly speaker: Speaker | null;
}

/** A turn that ended longer ago than this no longer counts as just heard. */
const JUST_HEARD_MS = 60_000;

/**
 * The start times of the turns in `recent`, in order, including the one in progress.
 *
 * @param recent speech on session time, as far back as a note may reach
 * @param durationMs session time now
 * @param stretches running intervals of the session, in epoch ms
 */
export function turnMoments(
  recent: Speech,
  durationMs: number,
  stretches: readonly Interval[],
): readonly Moment[] {
  const { turns } = analyseConversation(recent);
  const current = currentTurn(recent, durationMs);
  const begun = current === null ? [] : [current];
  const byStart = new Map([...turns, ...begun].map((turn) => [turn.startMs, turn]));
  return [...byStart.values()]
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ startMs, speaker }) => ({ at: epochAt(stretches, startMs), speaker }));
}

/**
 * The start of the turn just heard: of whoever has the floor, else of the last turn if it ended within the
 * last minute, else `nowMs`.
 */
export function momentJustHeard(
  recent: Speech,
  durationMs: number,
  stretches: readonly Interval[],
  nowMs: number,
): Moment {
  const turn = currentTurn(recent, durationMs) ?? analyseConversation(recent).turns.at(-1);
  if (!turn || durationMs - turn.endMs > JUST_HEARD_MS) return { at: nowMs, speaker: null };
  return { at: epochAt(stretches, turn.startMs), speaker: turn.speaker };
}

/** The previous or next moment to `at` among `moments`; `at` itself when there is none. */
export function stepMoment(
  moments: readonly Moment[],
  at: number,
  direction: 'earlier' | 'later',
): number {
  const inOrder = moments.map((moment) => moment.at).toSorted((a, b) => a - b);
  const next =
    direction === 'earlier'
      ? inOrder.findLast((other) => other < at)
      : inOrder.find((other) => other > at);
  return next ?? at;
}
