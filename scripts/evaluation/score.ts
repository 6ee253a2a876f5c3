import { shareRange } from '../../lib/listening/share-uncertainty';
import { analyseConversation } from '../../lib/listening/conversation';
import { joinGaps } from '../../lib/listening/inter-pausal-units';
import type { Interval } from '../../lib/listening/interval';
import { measureListening } from '../../lib/listening/measures';
import type { Heard } from './hear';
import type { Recording, SeriesName } from './recording';

/** Pauses up to this long count as talk in the share, on both sides of the comparison. */
const PAUSE_MS = 500;
/** A side that speaks for less of the call than this is quiet: 20 s in five minutes. */
const QUIET_SHARE = 20 / 300;
const SPEAKERS = ['coach', 'coachee'] as const;

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
  /** What that range is made of, in ms. */
  readonly talkMs: Heard['uncertainMs'];
  readonly uncertainMs: Heard['uncertainMs'];
  /** Of the side that speaks less than 20 s in five minutes: its talk in ms, true and measured. */
  readonly quiet: { readonly trueMs: number; readonly measuredMs: number } | null;
  /** Back-channels of both sides, and how many of them are heard at all. */
  readonly backchannels: { readonly said: number; readonly heard: number };
  /** What both sides say at once, and how much of it is heard on each side, in ms of both. */
  readonly overlap: { readonly saidMs: number; readonly heardMs: number };
}

export function scoreRow(recording: Recording, source: SeriesName, heard: Heard): Row {
  const { id, condition, durationMs, truth } = recording;
  const trueMeasures = measureListening({ durationMs, ...truth });
  const measures = measureListening({ durationMs, coach: heard.coach, coachee: heard.coachee });
  const trueShare = sharePoints(truth.coach, truth.coachee, PAUSE_MS);
  const share = sharePoints(heard.coach, heard.coachee, PAUSE_MS);
  const measuredMs = {
    coach: talkMs(heard.coach, PAUSE_MS),
    coachee: talkMs(heard.coachee, PAUSE_MS),
  };
  const range = shareRange({
    coachTalkMs: measuredMs.coach,
    coacheeTalkMs: measuredMs.coachee,
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
    talkMs: measuredMs,
    uncertainMs: heard.uncertainMs,
    quiet: quietSide(recording, heard),
    backchannels: backchannelsHeard(truth, heard),
    overlap: overlapHeard(truth, heard),
  };
}

function quietSide({ truth, durationMs }: Recording, heard: Heard): Row['quiet'] {
  for (const speaker of SPEAKERS) {
    const trueMs = talkMs(truth[speaker], PAUSE_MS);
    if (trueMs < QUIET_SHARE * durationMs) {
      return { trueMs, measuredMs: talkMs(heard[speaker], PAUSE_MS) };
    }
  }
  return null;
}

function backchannelsHeard(truth: Recording['truth'], heard: Heard): Row['backchannels'] {
  const { backchannels } = analyseConversation(truth);
  const found = SPEAKERS.flatMap((speaker) =>
    backchannels[speaker].map((one) => overlapMs([one], heard[speaker]) > 0),
  );
  return { said: found.length, heard: found.filter(Boolean).length };
}

function overlapHeard(truth: Recording['truth'], heard: Heard): Row['overlap'] {
  const both = intersection(truth.coach, truth.coachee);
  const saidMs = both.reduce((sumMs, [from, to]) => sumMs + to - from, 0);
  const heardMs = overlapMs(both, heard.coach) + overlapMs(both, heard.coachee);
  return { saidMs: 2 * saidMs, heardMs };
}

function overlapMs(these: readonly Interval[], those: readonly Interval[]): number {
  return intersection(these, those).reduce((sumMs, [from, to]) => sumMs + to - from, 0);
}

function intersection(these: readonly Interval[], those: readonly Interval[]): Interval[] {
  const joined = joinGaps(those, 0);
  return joinGaps(these, 0).flatMap(([from, to]) =>
    joined
      .map(([start, end]): Interval => [Math.max(from, start), Math.min(to, end)])
      .filter(([start, end]) => end > start),
  );
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
  /** Of the share errors with their sign: above 0, the coach is given too much. */
  readonly bias: number;
  readonly overFourPoints: number;
  /** Sides that speak less than 20 s in five minutes: how many, and their talk in s. */
  readonly quietSides: number;
  readonly quietTrueS: number;
  readonly quietMeasuredS: number;
  readonly backchannels: number;
  readonly backchannelsHeard: number;
  /** Percent of what both say at once that is heard on each side; null where they never do. */
  readonly overlapHeard: number | null;
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
      bias: mean(group.map(({ shareError }) => shareError)),
      overFourPoints: shareErrors.filter((points) => points > 4).length,
      quietSides: group.filter(({ quiet }) => quiet !== null).length,
      quietTrueS: sum(group.map(({ quiet }) => quiet?.trueMs ?? 0)) / 1000,
      quietMeasuredS: sum(group.map(({ quiet }) => quiet?.measuredMs ?? 0)) / 1000,
      backchannels: sum(group.map(({ backchannels }) => backchannels.said)),
      backchannelsHeard: sum(group.map(({ backchannels }) => backchannels.heard)),
      overlapHeard: overlapPercent(group),
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
  return sum(values) / Math.max(1, values.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function overlapPercent(rows: readonly Row[]): number | null {
  const saidMs = sum(rows.map(({ overlap }) => overlap.saidMs));
  return saidMs === 0 ? null : (100 * sum(rows.map(({ overlap }) => overlap.heardMs))) / saidMs;
}
