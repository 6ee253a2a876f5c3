import {
  BACKCHANNEL_WINDOW_MS,
  isBackchannel,
  LONGEST_BACKCHANNEL_MS,
  SPURT_GAP_MS,
  spurtOfEach,
} from './backchannels';
import type { Interval } from './interval';
import type { Measures } from './measures';
import {
  addInterval,
  isLongEnough,
  mayGrow,
  type PendingUnit,
  type PendingUnits,
} from './pending-units';
import {
  addBackchannel,
  addTalk,
  copyTally,
  emptyTally,
  measuresOf,
  prolongTurn,
  settle,
  type RunningTally,
} from './running-tally';
import { otherSpeaker, type Speaker } from './speaker';
import { inStartOrder, type Utterance } from './utterance';

/**
 * A back-channel looks back over its own spurt and the window before it; units older than this,
 * before the first uncounted one, no longer matter.
 */
const CONTEXT_MS = LONGEST_BACKCHANNEL_MS + BACKCHANNEL_WINDOW_MS + SPURT_GAP_MS;

/** Speech that has become known: any intervals, in any order, new or extending earlier ones. */
export interface SpeechChunk {
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /**
   * A promise: no later chunk holds an interval that starts before this. Report long speech in
   * pieces as it goes on (`[0, 100)`, `[100, 200)`…) so that this can follow the clock.
   */
  readonly settledMs: number;
}

/** The listening measures of a session in progress. */
export interface Listening {
  /**
   * Adds speech. Throws a RangeError for an interval that starts before an earlier chunk's
   * `settledMs`, and then takes nothing of the chunk.
   */
  push(chunk: SpeechChunk): void;
  /** Equals `measureListening` on all speech so far with `durationMs: nowMs`. */
  measuresAt(nowMs: number): Measures;
}

/**
 * Measures a session as it goes on. The cost of a step depends on the speech since `settledMs` (less
 * a few seconds), not on the length of the session; only what the three medians need is kept, one
 * number for each turn at most.
 */
export function createListening(): Listening {
  const tally = emptyTally();
  const pending: Record<Speaker, PendingUnits> = { coach: [], coachee: [] };
  let settledMs = 0;

  function add(speaker: Speaker, intervals: readonly Interval[]): void {
    for (const interval of intervals) {
      if (interval[1] <= interval[0]) continue;
      const grown = addInterval(pending[speaker], interval);
      if (grown !== null) prolongTurn(tally, grown.endMs);
    }
  }

  return {
    push(chunk) {
      for (const [startMs] of [...chunk.coach, ...chunk.coachee]) {
        if (startMs < settledMs) {
          throw new RangeError(`Speech at ${startMs} ms arrives after ${settledMs} ms was settled`);
        }
      }
      add('coach', chunk.coach);
      add('coachee', chunk.coachee);
      settledMs = Math.max(settledMs, chunk.settledMs);
      countSettled(tally, pending, settledMs);
      settle(tally);
      forget(pending, settledMs);
    },
    measuresAt(nowMs) {
      const provisional = copyTally(tally);
      for (const entry of uncounted(pending)) count(provisional, entry);
      return measuresOf(provisional, nowMs);
    },
  };
}

/** A unit that is not in the tally yet, and what decides whether it is a back-channel. */
interface Uncounted {
  readonly unit: PendingUnit;
  readonly utterance: Utterance;
  readonly spurt: Interval;
  readonly otherUnits: readonly Interval[];
}

/** The units still to be counted, in the order in which they are. */
function uncounted(pending: Readonly<Record<Speaker, PendingUnits>>): Uncounted[] {
  const units = {
    coach: pending.coach.filter(isLongEnough),
    coachee: pending.coachee.filter(isLongEnough),
  };
  const intervals = { coach: units.coach.map(toInterval), coachee: units.coachee.map(toInterval) };
  const spurts = { coach: spurtOfEach(intervals.coach), coachee: spurtOfEach(intervals.coachee) };
  const next = { coach: 0, coachee: 0 };
  return inStartOrder(intervals)
    .map((utterance) => {
      const { speaker } = utterance;
      const index = next[speaker];
      next[speaker] += 1;
      const otherUnits = intervals[otherSpeaker(speaker)];
      return {
        unit: units[speaker][index]!,
        utterance,
        spurt: spurts[speaker][index]!,
        otherUnits,
      };
    })
    .filter(({ unit }) => !unit.counted);
}

function toInterval({ startMs, endMs }: PendingUnit): Interval {
  return [startMs, endMs];
}

function count(tally: RunningTally, { utterance, spurt, otherUnits }: Uncounted): void {
  if (isBackchannel(spurt, otherUnits)) {
    addBackchannel(tally, utterance, utterance.startMs === spurt[0]);
  } else {
    addTalk(tally, utterance);
  }
}

/** Counts, in order, the units about which later speech can change nothing but their end. */
function countSettled(
  tally: RunningTally,
  pending: Readonly<Record<Speaker, PendingUnits>>,
  settledMs: number,
): void {
  // A unit still too short may yet become one: it bounds what is known, like the promise itself.
  const knownMs = earliestStartMs(
    pending,
    (unit) => !isLongEnough(unit) && mayGrow(unit, settledMs),
    settledMs,
  );
  for (const entry of uncounted(pending)) {
    const { unit, utterance, spurt } = entry;
    const spurtIsKnown =
      spurt[1] - spurt[0] > LONGEST_BACKCHANNEL_MS ||
      spurt[1] + Math.max(SPURT_GAP_MS, BACKCHANNEL_WINDOW_MS) <= knownMs;
    if (unit.startMs >= knownMs || !spurtIsKnown) return;
    // While both go on, who outlasts whom is open: an attempt or a new turn.
    const holder = tally.turn;
    const contested = holder !== null && holder.speaker !== utterance.speaker;
    if (contested && mayGrow(holder, settledMs) && mayGrow(unit, settledMs)) return;
    count(tally, entry);
    unit.counted = true;
  }
}

/** Drops what was too short and what is too old to be anyone's context. */
function forget(pending: Record<Speaker, PendingUnits>, settledMs: number): void {
  const contextFromMs = earliestStartMs(pending, (unit) => !unit.counted, settledMs) - CONTEXT_MS;
  for (const speaker of ['coach', 'coachee'] as const) {
    pending[speaker] = pending[speaker].filter((unit) =>
      unit.counted ? unit.endMs > contextFromMs : isLongEnough(unit) || mayGrow(unit, settledMs),
    );
  }
}

/** The earliest start of the units of a kind, at most `latestMs`. */
function earliestStartMs(
  pending: Readonly<Record<Speaker, PendingUnits>>,
  isOfKind: (unit: PendingUnit) => boolean,
  latestMs: number,
): number {
  const firsts = [pending.coach.find(isOfKind), pending.coachee.find(isOfKind)];
  return Math.min(latestMs, ...firsts.map((unit) => unit?.startMs ?? latestMs));
}
