import { analyseConversation, type Conversation, type Speech } from './conversation';
import { joinGaps } from './inter-pausal-units';
import type { Interval } from './interval';
import { largest, median } from './statistics';
import { stretchesOf } from './turns';

/** A session's length and who spoke when, in ms on one clock. */
export interface ListeningInput extends Speech {
  readonly durationMs: number;
}

/**
 * The listening measures. Durations are in ms, shares and rates from 0 to 1, nothing is rounded;
 * null if a measure has no data (a median of no values, a share of no speech).
 */
export interface Measures {
  /** Speech of the coach, without back-channels. */
  readonly coachTalkMs: number;
  readonly coacheeTalkMs: number;
  /** Coach talk / all talk; silence is not in the denominator. */
  readonly coachShare: number | null;
  readonly turns: number;
  readonly longestCoachTurnMs: number | null;
  readonly medianCoacheeTurnMs: number | null;
  /** Consecutive coachee turns, including the silences between them. */
  readonly longestCoacheeStretchMs: number | null;
  /** Median floor-transfer offset from coach to coachee. */
  readonly coacheeLatencyMs: number | null;
  /** Median floor-transfer offset from coachee to coach. */
  readonly coachGapMs: number | null;
  readonly coachInterruptions: number;
  readonly coacheeInterruptions: number;
  readonly coachBackchannels: number;
  readonly coacheeBackchannels: number;
  /** Units of either speaker that stayed inside the other's turn. */
  readonly attempts: number;
  readonly silences: number;
  /** Silences ended by the coachee / all silences. */
  readonly holdRate: number | null;
  /** The share of the session in which nobody spoke. */
  readonly silenceShare: number | null;
}

/** The listening measures of a whole session; see docs/measures.md, Definitions. */
export function measureListening({ durationMs, coach, coachee }: ListeningInput): Measures {
  return measureConversation(analyseConversation({ coach, coachee }), durationMs);
}

/** The listening measures of an analysed conversation, in a session of `durationMs`. */
export function measureConversation(conversation: Conversation, durationMs: number): Measures {
  const { units, talk, backchannels, turns, transfers, silences } = conversation;
  const coachTalkMs = totalMs(talk.coach);
  const coacheeTalkMs = totalMs(talk.coachee);
  const turnsMs = (speaker: string) =>
    turns.filter((turn) => turn.speaker === speaker).map((turn) => turn.endMs - turn.startMs);
  const transfersTo = (speaker: string) => transfers.filter(({ to }) => to === speaker);
  const offsetsMs = (speaker: string) =>
    transfersTo(speaker).map((transfer) => transfer.floorTransferOffsetMs);
  const interruptions = (speaker: string) =>
    transfersTo(speaker).filter(({ interruption }) => interruption).length;
  const endedByCoachee = silences.filter(({ after }) => after === 'coachee').length;
  return {
    coachTalkMs,
    coacheeTalkMs,
    coachShare: ratio(coachTalkMs, coachTalkMs + coacheeTalkMs),
    turns: turns.length,
    longestCoachTurnMs: largest(turnsMs('coach')),
    medianCoacheeTurnMs: median(turnsMs('coachee')),
    longestCoacheeStretchMs: largest(
      stretchesOf(turns, 'coachee').map(([startMs, endMs]) => endMs - startMs),
    ),
    coacheeLatencyMs: median(offsetsMs('coachee')),
    coachGapMs: median(offsetsMs('coach')),
    coachInterruptions: interruptions('coach'),
    coacheeInterruptions: interruptions('coachee'),
    coachBackchannels: backchannels.coach.length,
    coacheeBackchannels: backchannels.coachee.length,
    attempts: conversation.attempts.length,
    silences: silences.length,
    holdRate: ratio(endedByCoachee, silences.length),
    silenceShare: silenceShare(
      totalMs(joinGaps([...units.coach, ...units.coachee], 0)),
      durationMs,
    ),
  };
}

/** `part / whole`, or null when the whole is empty. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** 1 − anyone's speech / session length; 0 if the speech is longer than the session. */
function silenceShare(spokenMs: number, durationMs: number): number | null {
  return durationMs === 0 ? null : Math.max(0, 1 - spokenMs / durationMs);
}

function totalMs(intervals: readonly Interval[]): number {
  return intervals.reduce((sumMs, [startMs, endMs]) => sumMs + endMs - startMs, 0);
}
