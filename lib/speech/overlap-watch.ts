const TIME_CONSTANT_MS = 60_000;
/** With less talk of the other side than this, there is too little to judge by. */
const LEAST_OTHER_SPEECH_MS = 2_000;
/**
 * Nobody talks over more than this share of the other side's speech: such an overlap is its echo.
 */
const ECHO_SHARE = 0.6;
/** When levels show echo in less than this share of the other side's speech, the echo is gone. */
const GONE_SHARE = 0.05;
const GONE_AFTER_MS = 20_000;

export interface OverlapWatch {
  /**
   * Adds one step.
   * @returns whether the coach's voice is taken for the other side's echo
   */
  add(
    durationMs: number,
    step: { readonly otherSpeaks: boolean; readonly coachSpeaks: boolean; readonly echo: boolean },
  ): boolean;
}

/**
 * Detects an echo that sounds like a voice of its own, from loudspeakers without echo cancellation.
 * The network was trained on calls with fainter echo, and takes it for the coach.
 */
export function createOverlapWatch(): OverlapWatch {
  let otherMs = 0;
  let overlapMs = 0;
  let echoMs = 0;
  let echoing = false;

  function begin(next: boolean): void {
    echoing = next;
    otherMs = overlapMs = echoMs = 0;
  }

  return {
    add(durationMs, { otherSpeaks, coachSpeaks, echo }) {
      if (!otherSpeaks) return echoing;
      const kept = Math.exp(-durationMs / TIME_CONSTANT_MS);
      otherMs = otherMs * kept + durationMs;
      overlapMs = overlapMs * kept + (coachSpeaks ? durationMs : 0);
      echoMs = echoMs * kept + (echo ? durationMs : 0);
      if (echoing && otherMs > GONE_AFTER_MS && echoMs < GONE_SHARE * otherMs) begin(false);
      else if (!echoing && otherMs > LEAST_OTHER_SPEECH_MS && overlapMs > ECHO_SHARE * otherMs)
        begin(true);
      return echoing;
    },
  };
}
