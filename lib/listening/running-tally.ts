import { ratio, silenceShare, type Measures } from './measures';
import { MINIMUM_SILENCE_MS } from './silences';
import type { Speaker } from './speaker';
import { insertSorted, medianOfUnion } from './statistics';
import { floorEffect, floorTransfer, type Turn } from './turns';
import type { Utterance } from './utterance';

/** The durations that medians are taken of. */
interface Durations {
  readonly coacheeTurnsMs: number[];
  readonly latenciesMs: number[];
  readonly gapsMs: number[];
}

/**
 * The sums behind the measures, built unit by unit. Its size is the number of turns: only the three
 * medians need more than a few numbers.
 */
export interface RunningTally {
  readonly talkMs: Record<Speaker, number>;
  readonly backchannels: Record<Speaker, number>;
  readonly interruptions: Record<Speaker, number>;
  /** The latest unit of each speaker, back-channels included. */
  readonly latest: Record<Speaker, Utterance | null>;
  spokenMs: number;
  attempts: number;
  silences: number;
  silencesEndedByCoachee: number;
  turns: number;
  /** The turn that holds the floor, which may go on; the next fields leave it out. */
  turn: Turn | null;
  /** Where the coachee's stretch began that `turn` belongs to. */
  stretchStartMs: number;
  longestCoachTurnMs: number | null;
  longestCoacheeStretchMs: number | null;
  /** Sorted. Shared by a tally and its copies, and changed by `settle` only. */
  readonly settled: Durations;
  /** Not sorted, not yet in `settled`. */
  readonly recent: Durations;
}

export function emptyTally(): RunningTally {
  return {
    talkMs: { coach: 0, coachee: 0 },
    backchannels: { coach: 0, coachee: 0 },
    interruptions: { coach: 0, coachee: 0 },
    latest: { coach: null, coachee: null },
    spokenMs: 0,
    attempts: 0,
    silences: 0,
    silencesEndedByCoachee: 0,
    turns: 0,
    turn: null,
    stretchStartMs: 0,
    longestCoachTurnMs: null,
    longestCoacheeStretchMs: null,
    settled: { coacheeTurnsMs: [], latenciesMs: [], gapsMs: [] },
    recent: { coacheeTurnsMs: [], latenciesMs: [], gapsMs: [] },
  };
}

/** A copy to try unsettled speech on. It shares the long lists, which only `settle` may change. */
export function copyTally(tally: RunningTally): RunningTally {
  return {
    ...tally,
    talkMs: { ...tally.talkMs },
    backchannels: { ...tally.backchannels },
    interruptions: { ...tally.interruptions },
    latest: { ...tally.latest },
    recent: {
      coacheeTurnsMs: [...tally.recent.coacheeTurnsMs],
      latenciesMs: [...tally.recent.latenciesMs],
      gapsMs: [...tally.recent.gapsMs],
    },
  };
}

/** Moves the recent durations into the sorted lists. */
export function settle(tally: RunningTally): void {
  for (const list of ['coacheeTurnsMs', 'latenciesMs', 'gapsMs'] as const) {
    for (const durationMs of tally.recent[list]) insertSorted(tally.settled[list], durationMs);
    tally.recent[list].length = 0;
  }
}

/** Adds a unit that counts as talk. Units come by start, coach first on a tie. */
export function addTalk(tally: RunningTally, unit: Utterance): void {
  addSpeech(tally, unit);
  tally.talkMs[unit.speaker] += unit.endMs - unit.startMs;
  const effect = floorEffect(tally.turn, unit);
  if (effect === 'attempts') tally.attempts += 1;
  else if (effect === 'extends') tally.turn = { ...tally.turn!, endMs: unit.endMs };
  else openTurn(tally, unit);
}

/** Adds a unit of a back-channel, in the same order; `first` for the first unit of its spurt. */
export function addBackchannel(tally: RunningTally, unit: Utterance, first: boolean): void {
  addSpeech(tally, unit);
  if (first) tally.backchannels[unit.speaker] += 1;
}

/**
 * Lengthens the unit that ends the current turn, of which everyone else's speech so far falls
 * short.
 */
export function prolongTurn(tally: RunningTally, endMs: number): void {
  const { speaker, endMs: previousEndMs } = tally.turn!;
  tally.turn = { ...tally.turn!, endMs };
  tally.latest[speaker] = { ...tally.latest[speaker]!, endMs };
  tally.talkMs[speaker] += endMs - previousEndMs;
  tally.spokenMs += endMs - previousEndMs;
}

/** The measures of what has been added, in a session of `durationMs`. */
export function measuresOf(tally: RunningTally, durationMs: number): Measures {
  const { talkMs, backchannels, interruptions, settled } = tally;
  const { coacheeTurnsMs, latenciesMs, gapsMs } = tally.recent;
  const turn = tally.turn;
  const open = turn === null ? [] : [turn.endMs - turn.startMs];
  const isCoachee = turn?.speaker === 'coachee';
  return {
    coachTalkMs: talkMs.coach,
    coacheeTalkMs: talkMs.coachee,
    coachShare: ratio(talkMs.coach, talkMs.coach + talkMs.coachee),
    turns: tally.turns,
    longestCoachTurnMs: isCoachee
      ? tally.longestCoachTurnMs
      : longer(tally.longestCoachTurnMs, open[0]),
    medianCoacheeTurnMs: medianOfUnion(settled.coacheeTurnsMs, [
      ...coacheeTurnsMs,
      ...(isCoachee ? open : []),
    ]),
    longestCoacheeStretchMs: isCoachee
      ? longer(tally.longestCoacheeStretchMs, turn.endMs - tally.stretchStartMs)
      : tally.longestCoacheeStretchMs,
    coacheeLatencyMs: medianOfUnion(settled.latenciesMs, latenciesMs),
    coachGapMs: medianOfUnion(settled.gapsMs, gapsMs),
    coachInterruptions: interruptions.coach,
    coacheeInterruptions: interruptions.coachee,
    coachBackchannels: backchannels.coach,
    coacheeBackchannels: backchannels.coachee,
    attempts: tally.attempts,
    silences: tally.silences,
    holdRate: ratio(tally.silencesEndedByCoachee, tally.silences),
    silenceShare: silenceShare(tally.spokenMs, durationMs),
  };
}

function addSpeech(tally: RunningTally, unit: Utterance): void {
  const { coach, coachee } = tally.latest;
  const heard = coach !== null || coachee !== null;
  const heardUntilMs = Math.max(coach?.endMs ?? 0, coachee?.endMs ?? 0);
  if (heard && unit.startMs - heardUntilMs >= MINIMUM_SILENCE_MS) {
    tally.silences += 1;
    if (unit.speaker === 'coachee') tally.silencesEndedByCoachee += 1;
  }
  tally.spokenMs += Math.max(0, unit.endMs - Math.max(unit.startMs, heardUntilMs));
  tally.latest[unit.speaker] = unit;
}

function openTurn(tally: RunningTally, unit: Utterance): void {
  const previous = tally.turn;
  if (previous !== null) closeTurn(tally, previous);
  const transfer = previous === null ? null : floorTransfer(previous, unit);
  if (transfer !== null) {
    if (transfer.interruption) tally.interruptions[transfer.to] += 1;
    const offsets = transfer.to === 'coach' ? tally.recent.gapsMs : tally.recent.latenciesMs;
    offsets.push(transfer.floorTransferOffsetMs);
  }
  if (previous?.speaker !== unit.speaker) tally.stretchStartMs = unit.startMs;
  tally.turns += 1;
  tally.turn = unit;
}

function closeTurn(tally: RunningTally, turn: Turn): void {
  const lengthMs = turn.endMs - turn.startMs;
  if (turn.speaker === 'coach') {
    tally.longestCoachTurnMs = longer(tally.longestCoachTurnMs, lengthMs);
  } else {
    tally.recent.coacheeTurnsMs.push(lengthMs);
    tally.longestCoacheeStretchMs = longer(
      tally.longestCoacheeStretchMs,
      turn.endMs - tally.stretchStartMs,
    );
  }
}

function longer(mostMs: number | null, lengthMs: number | undefined): number | null {
  if (lengthMs === undefined) return mostMs;
  return mostMs === null ? lengthMs : Math.max(mostMs, lengthMs);
}
