import type { Interval } from './interval';

/** Units of one speaker closer than this form one spurt. */
const SPURT_GAP_MS = 1000;
/** The longest spurt that can be a back-channel. */
export const LONGEST_BACKCHANNEL_MS = 1000;
/** The other must speak within this long before the spurt, and within this long after it. */
const BACKCHANNEL_WINDOW_MS = 1000;

/** One speaker's units, sorted and disjoint, separated by whether they hold the floor. */
export interface SeparatedSpeech {
  /** Units that count as talk and may make turns. */
  readonly talk: readonly Interval[];
  /** One interval per back-channel: its whole spurt. */
  readonly backchannels: readonly Interval[];
}

/** The spurts of one speaker as groups of indexes into its sorted units: `[first, last]`. */
function spurtIndexes(units: readonly Interval[]): [first: number, last: number][] {
  const spurts: [number, number][] = [];
  for (const [index, unit] of units.entries()) {
    const spurt = spurts.at(-1);
    if (spurt !== undefined && unit[0] - units[spurt[1]]![1] < SPURT_GAP_MS) spurt[1] = index;
    else spurts.push([index, index]);
  }
  return spurts;
}

/** The spurts of one speaker: its sorted units, joined over gaps below {@link SPURT_GAP_MS}. */
export function spurtsOf(units: readonly Interval[]): Interval[] {
  return spurtIndexes(units).map(([first, last]) => [units[first]![0], units[last]![1]]);
}

/** Whether any of the sorted, disjoint units has speech inside `[fromMs, toMs)`. */
function speaksWithin(units: readonly Interval[], fromMs: number, toMs: number): boolean {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (units[middle]![1] > fromMs) high = middle;
    else low = middle + 1;
  }
  const unit = units[low];
  return unit !== undefined && unit[0] < toMs;
}

/**
 * Whether a spurt is a back-channel ("mhm"): short, with the other speaking just before it starts
 * and just after it ends. `otherUnits` are all the other's units, their back-channels included.
 */
export function isBackchannel(spurt: Interval, otherUnits: readonly Interval[]): boolean {
  const [startMs, endMs] = spurt;
  return (
    endMs - startMs <= LONGEST_BACKCHANNEL_MS &&
    speaksWithin(otherUnits, startMs - BACKCHANNEL_WINDOW_MS, startMs) &&
    speaksWithin(otherUnits, endMs, endMs + BACKCHANNEL_WINDOW_MS)
  );
}

/** Separates one speaker's sorted units into talk and back-channels. */
export function separateBackchannels(
  units: readonly Interval[],
  otherUnits: readonly Interval[],
): SeparatedSpeech {
  const talk: Interval[] = [];
  const backchannels: Interval[] = [];
  for (const [first, last] of spurtIndexes(units)) {
    const spurt: Interval = [units[first]![0], units[last]![1]];
    if (isBackchannel(spurt, otherUnits)) backchannels.push(spurt);
    else talk.push(...units.slice(first, last + 1));
  }
  return { talk, backchannels };
}
