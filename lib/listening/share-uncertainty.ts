/** Computes the range of possible talk shares. */

/** A share with a wider range than this is not shown. */
const WIDEST_RANGE = 0.4;

export interface ShareRange {
  readonly low: number;
  readonly high: number;
}

interface UncertainTalk {
  readonly coachTalkMs: number;
  readonly coacheeTalkMs: number;
  /**
   * Time in ms in which the level was so near a threshold that the speech decision may be wrong.
   */
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
  /** Time in which one side could not be heard, in a session of `durationMs`; ms. */
  readonly blindMs: number;
  readonly durationMs: number;
}

/**
 * The range of the coach's true share (0 to 1): from 'all uncertain time and all talk in blind time
 * was the coachee's' to 'it was all the coach's'. Blind time is assumed to hold as much talk per
 * minute as the rest. Null when nobody has spoken.
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
  // Uncertain time is counted as speech about half of the time, so half of it can be wrong either
  // way.
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
 * Whether voices and noise were too similar to give a share. Blind time is not considered: it is
 * shown next to the share.
 */
export function isTooUncertain(doubt: UncertainTalk): boolean {
  const range = shareRange({ ...doubt, blindMs: 0 });
  return range !== null && range.high - range.low > WIDEST_RANGE;
}
