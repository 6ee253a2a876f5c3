/** How far the talk share could be off. */

/** A share that could lie anywhere within so wide a range says nothing. */
const WIDEST_RANGE = 0.4;

export interface ShareRange {
  readonly low: number;
  readonly high: number;
}

interface UncertainTalk {
  readonly coachTalkMs: number;
  readonly coacheeTalkMs: number;
  /** Time in which the level lay so near a threshold that speech may be otherwise, in ms. */
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
  /** Time of which nothing is known, in a session of `durationMs`. */
  readonly blindMs: number;
  readonly durationMs: number;
}

/**
 * The coach shares (0..1) between which the true one lies: from 'every doubtful moment, and all talk
 * in blind time, was the coachee's' to 'it was all the coach's'. Blind time is taken to hold as much
 * talk per minute as the rest. Null when nobody has spoken.
 */
export function shareRange({
  coachTalkMs,
  coacheeTalkMs,
  uncertainMs,
  blindMs,
  durationMs,
}: UncertainTalk): ShareRange | null {
  const talkMs = coachTalkMs + coacheeTalkMs;
  if (talkMs === 0) return null;
  const heardMs = durationMs - blindMs;
  const unheardTalkMs = heardMs > 0 ? (talkMs / heardMs) * blindMs : 0;
  // A doubtful moment is as often counted as not, so half of it can be wrong on either side.
  const coachMs = uncertainMs.coach / 2;
  const coacheeMs = uncertainMs.coachee / 2;
  const less = (fromMs: number, byMs: number) => Math.max(0, fromMs - byMs);
  const share = (mine: number, theirs: number) => (mine === 0 ? 0 : mine / (mine + theirs));
  return {
    low: share(less(coachTalkMs, coachMs), coacheeTalkMs + coacheeMs + unheardTalkMs),
    high: share(coachTalkMs + coachMs + unheardTalkMs, less(coacheeTalkMs, coacheeMs)),
  };
}

/**
 * Whether voices and noise were too close to each other to say who spoke how much. Blind time is no
 * part of it: that is said beside the share.
 */
export function isTooUncertain(doubt: UncertainTalk): boolean {
  const range = shareRange({ ...doubt, blindMs: 0 });
  return range !== null && range.high - range.low > WIDEST_RANGE;
}
