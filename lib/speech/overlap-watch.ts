const TIME_CONSTANT_MS = 60_000;
/** Too little talk of the other side to judge by. */
const LEAST_OTHER_SPEECH_MS = 2_000;
/** Nobody speaks through more than this part of what the other says: it is the other's echo. */
const ECHO_SHARE = 0.6;
/** Judged by levels, an echo that is heard this seldom is gone. */
const GONE_SHARE = 0.05;
const GONE_AFTER_MS = 20_000;

export interface OverlapWatch {
  /** Counts one step. @returns whether the coach's voice is taken for the other side's echo */
  add(
    durationMs: number,
    step: { readonly otherSpeaks: boolean; readonly coachSpeaks: boolean; readonly echo: boolean },
  ): boolean;
}

/**
 * Notices an echo that sounds like a voice of its own: loudspeakers without echo cancelling. The
 * network was taught on calls whose echo is fainter, and takes it for the coach.
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
