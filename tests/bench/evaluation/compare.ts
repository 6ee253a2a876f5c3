/** Measured beside true, from who spoke when on one clock. Pure. */
import { joinGaps, MERGE_GAP_MS } from '../../../lib/listening/inter-pausal-units';
import type { Interval } from '../../../lib/listening/interval';
import { measureListening, ratio, type ListeningInput } from '../../../lib/listening/measures';
import { median } from '../../../lib/listening/statistics';
import { total, union } from '../../../lib/intervals/intervals';
import type { ChunkPayload } from '../../../lib/session/chunk';

/** What one side of the comparison says. Shares from 0 to 1, null of no speech; durations in ms. */
export interface Figures {
  /** Coach speech / all speech, pauses of at most 500 ms included, back-channels too. */
  readonly speechShare: number | null;
  /** The share the product shows: back-channels left out. */
  readonly coachShare: number | null;
  readonly coachTalkMs: number;
  readonly coacheeTalkMs: number;
  readonly turns: number;
  readonly longestCoachTurnMs: number;
}

/**
 * Speech against the truth, pauses of at most 500 ms included on both sides, in ms, once the way
 * through the call is taken off: a few hundredths of a second, more where the machine is too busy
 * for sound in real time.
 */
export interface Overlap {
  readonly missedMs: number;
  readonly addedMs: number;
  /** Median of measured start − true start over the units that both have; null without any. */
  readonly delayMs: number | null;
}

export interface Comparison {
  readonly measured: Figures;
  readonly truth: Figures;
  readonly coach: Overlap;
  readonly coachee: Overlap;
  readonly blindMs: number;
  readonly mutedMs: number;
}

/** Starts further apart than this belong to different units. */
const SAME_START_MS = 700;

/**
 * @param chunks as stored, in epoch ms
 * @param originMs the truth's 0, in epoch ms
 * @param playedMs how long the recordings ran
 */
export function compare(
  chunks: readonly ChunkPayload[],
  truth: ListeningInput,
  originMs: number,
  playedMs: number,
): Comparison {
  const onTruthClock = (intervals: readonly Interval[]): Interval[] =>
    union(
      intervals.map(([startMs, endMs]) => [
        Math.max(0, Math.round(startMs - originMs)),
        Math.min(playedMs, Math.round(endMs - originMs)),
      ]),
    );
  const measured = {
    durationMs: truth.durationMs,
    coach: onTruthClock(chunks.flatMap(({ coach }) => coach)),
    coachee: onTruthClock(chunks.flatMap(({ coachee }) => coachee)),
  };
  return {
    measured: figuresOf(measured),
    truth: figuresOf(truth),
    coach: overlap(measured.coach, truth.coach),
    coachee: overlap(measured.coachee, truth.coachee),
    blindMs: playedMs - total(onTruthClock(chunks.flatMap(({ covered }) => covered))),
    mutedMs: total(onTruthClock(chunks.flatMap(({ muted }) => muted))),
  };
}

function figuresOf(input: ListeningInput): Figures {
  const coachMs = total(joinGaps(input.coach, MERGE_GAP_MS));
  const coacheeMs = total(joinGaps(input.coachee, MERGE_GAP_MS));
  const measures = measureListening(input);
  return {
    speechShare: ratio(coachMs, coachMs + coacheeMs),
    coachShare: measures.coachShare,
    coachTalkMs: measures.coachTalkMs,
    coacheeTalkMs: measures.coacheeTalkMs,
    turns: measures.turns,
    longestCoachTurnMs: measures.longestCoachTurnMs ?? 0,
  };
}

function overlap(measured: readonly Interval[], truth: readonly Interval[]): Overlap {
  const said = joinGaps(truth, MERGE_GAP_MS);
  const late = joinGaps(measured, MERGE_GAP_MS);
  const delayMs = medianDelayMs(late, said);
  const heard = late.map(([startMs, endMs]): Interval => [
    startMs - (delayMs ?? 0),
    endMs - (delayMs ?? 0),
  ]);
  const eitherMs = total(union([...heard, ...said]));
  return { missedMs: eitherMs - total(heard), addedMs: eitherMs - total(said), delayMs };
}

function medianDelayMs(heard: readonly Interval[], said: readonly Interval[]): number | null {
  const delays = said.flatMap(([startMs]) => {
    const [nearest] = heard
      .map(([heardMs]) => heardMs - startMs)
      .toSorted((a, b) => Math.abs(a) - Math.abs(b));
    return nearest !== undefined && Math.abs(nearest) <= SAME_START_MS ? [nearest] : [];
  });
  return median(delays);
}
