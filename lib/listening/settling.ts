import {
  BACKCHANNEL_WINDOW_MS,
  isBackchannel,
  LONGEST_BACKCHANNEL_MS,
  SPURT_GAP_MS,
  spurtOfEach,
} from './backchannels';
import type { Interval } from './interval';
import { isLongEnough, mayGrow, type PendingUnit, type PendingUnits } from './pending-units';
import { addBackchannel, addTalk, settle, type RunningTally } from './running-tally';
import { otherSpeaker, type Speaker } from './speaker';
import { inStartOrder, type Utterance } from './utterance';

/**
 * A back-channel looks back over its own spurt and the window before it; units older than this,
 * before the first uncounted one, no longer matter.
 */
const CONTEXT_MS = LONGEST_BACKCHANNEL_MS + BACKCHANNEL_WINDOW_MS + SPURT_GAP_MS;

export type Pending = Record<Speaker, PendingUnits>;

/** A unit that is not in the tally yet, and what decides whether it is a back-channel. */
export interface Uncounted {
  readonly unit: PendingUnit;
  readonly utterance: Utterance;
  readonly spurt: Interval;
  readonly otherUnits: readonly Interval[];
}

/** The units still to be counted, in the order in which they are. */
export function uncounted(pending: Pending): Uncounted[] {
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

/** Adds a unit to a tally, by what it is. */
export function count(tally: RunningTally, { utterance, spurt, otherUnits }: Uncounted): void {
  if (isBackchannel(spurt, otherUnits)) {
    addBackchannel(tally, utterance, utterance.startMs === spurt[0]);
  } else {
    addTalk(tally, utterance);
  }
}

/**
 * Moves into the tally what is settled, given that no later interval starts before `settledMs`, and
 * forgets what nothing depends on any more: what stays is the speech of the last few seconds, and
 * the speech after `settledMs`.
 */
export function settleUntil(tally: RunningTally, pending: Pending, settledMs: number): void {
  countSettled(tally, pending, settledMs);
  settle(tally);
  forget(pending, settledMs);
}

/** Counts, in order, the units about which later speech can change nothing but their end. */
function countSettled(tally: RunningTally, pending: Pending, settledMs: number): void {
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
function forget(pending: Pending, settledMs: number): void {
  const contextFromMs = earliestStartMs(pending, (unit) => !unit.counted, settledMs) - CONTEXT_MS;
  for (const speaker of ['coach', 'coachee'] as const) {
    pending[speaker] = pending[speaker].filter((unit) =>
      unit.counted ? unit.endMs > contextFromMs : isLongEnough(unit) || mayGrow(unit, settledMs),
    );
  }
}

/** The earliest start of the units of a kind, at most `latestMs`. */
function earliestStartMs(
  pending: Pending,
  isOfKind: (unit: PendingUnit) => boolean,
  latestMs: number,
): number {
  const firsts = [pending.coach.find(isOfKind), pending.coachee.find(isOfKind)];
  return Math.min(latestMs, ...firsts.map((unit) => unit?.startMs ?? latestMs));
}
