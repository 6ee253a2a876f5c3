import { shareRange } from '../../lib/listening/doubt';
import { joinGaps } from '../../lib/listening/inter-pausal-units';
import type { Interval } from '../../lib/listening/interval';
import { measureListening } from '../../lib/listening/measures';
import type { Heard } from './hear';
import type { Recording, SeriesName } from './recording';

/** Pauses up to this long count as talk in the share, on both sides of the comparison. */
const PAUSE_MS = 500;

/** One recording by one source: shares in points (0–100), errors as measured − true. */
export interface Row {
  readonly id: string;
  readonly condition: string;
  readonly source: SeriesName;
  readonly trueShare: number;
  readonly share: number;
  readonly shareError: number;
  readonly trueTurns: number;
  readonly turns: number;
  readonly trueLongestMs: number;
  readonly longestMs: number;
  /** The range that the detector's own doubt gives the share. */
  readonly lowestShare: number;
  readonly highestShare: number;
}

export function scoreRow(recording: Recording, source: SeriesName, heard: Heard): Row {
  const { id, condition, durationMs, truth } = recording;
  const trueMeasures = measureListening({ durationMs, ...truth });
  const measures = measureListening({ durationMs, coach: heard.coach, coachee: heard.coachee });
  const trueShare = sharePoints(truth.coach, truth.coachee, PAUSE_MS);
  const share = sharePoints(heard.coach, heard.coachee, PAUSE_MS);
  const range = shareRange({
    coachTalkMs: talkMs(heard.coach, PAUSE_MS),
    coacheeTalkMs: talkMs(heard.coachee, PAUSE_MS),
    uncertainMs: heard.uncertainMs,
    blindMs: 0,
    durationMs,
  });
  return {
    id,
    condition,
    source,
    trueShare,
    share,
    shareError: share - trueShare,
    trueTurns: trueMeasures.turns,
    turns: measures.turns,
    trueLongestMs: trueMeasures.longestCoachTurnMs ?? 0,
    longestMs: measures.longestCoachTurnMs ?? 0,
    lowestShare: 100 * (range?.low ?? 0),
    highestShare: 100 * (range?.high ?? 1),
  };
}

export interface Summary {
  readonly source: SeriesName;
  readonly condition: string;
  readonly recordings: number;
  /** Of the absolute share errors, in points. */
  readonly meanShareError: number;
  readonly worstShareError: number;
  /** Of the absolute errors relative to the true value, in percent. */
  readonly meanTurnError: number;
  readonly worstTurnError: number;
  readonly meanLongestError: number;
  readonly medianLongestError: number;
  readonly worstLongestError: number;
  /** How many recordings have their longest coach turn within a tenth of the true one. */
  readonly longestWithinTenth: number;
  /** How many recordings have their true share in the range of doubt. */
  readonly inDoubtRange: number;
  /** From the lowest to the highest share in doubt, in points. */
  readonly meanDoubtRange: number;
}

/** One summary for each source and condition, in order of appearance. */
export function summarise(rows: readonly Row[]): Summary[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.source} ${row.condition}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const shareErrors = group.map(({ shareError }) => Math.abs(shareError));
    const turnErrors = group.map(({ turns, trueTurns }) => percentOff(turns, trueTurns));
    const longestErrors = group.map((row) => percentOff(row.longestMs, row.trueLongestMs));
    return {
      source: first.source,
      condition: first.condition,
      recordings: group.length,
      meanShareError: mean(shareErrors),
      worstShareError: Math.max(...shareErrors),
      meanTurnError: mean(turnErrors),
      worstTurnError: Math.max(...turnErrors),
      meanLongestError: mean(longestErrors),
      medianLongestError: longestErrors.toSorted((a, b) => a - b)[group.length >> 1] ?? 0,
      worstLongestError: Math.max(...longestErrors),
      longestWithinTenth: longestErrors.filter((percent) => percent <= 10).length,
      inDoubtRange: group.filter(
        ({ trueShare, lowestShare, highestShare }) =>
          lowestShare <= trueShare && trueShare <= highestShare,
      ).length,
      meanDoubtRange: mean(
        group.map(({ lowestShare, highestShare }) => highestShare - lowestShare),
      ),
    };
  });
}

/** Coach talk / all talk in points, pauses up to `pauseMs` counted as talk. */
export function sharePoints(
  coach: readonly Interval[],
  coachee: readonly Interval[],
  pauseMs: number,
): number {
  const coachMs = talkMs(coach, pauseMs);
  return (100 * coachMs) / Math.max(1, coachMs + talkMs(coachee, pauseMs));
}

export function talkMs(intervals: readonly Interval[], pauseMs: number): number {
  return joinGaps(intervals, pauseMs).reduce((sumMs, [from, to]) => sumMs + to - from, 0);
}

export function percentOff(measured: number, truth: number): number {
  return (100 * Math.abs(measured - truth)) / Math.max(1, truth);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
