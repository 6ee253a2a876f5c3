const TIME_CONSTANT_MS = 60_000;
/** With less talk of the other side than this, there is too little to judge by. */
const LEAST_OTHER_SPEECH_MS = 5_000;
/** Two thresholds, so that the notice does not flicker. */
const NOTICE_SHARE = 0.1;
const FORGET_SHARE = 0.05;

export interface EchoWatch {
  /**
   * Adds one step; only steps in which the other side talks or its echo is heard count.
   * @returns whether echo is frequent
   */
  add(durationMs: number, otherSpeaks: boolean, echo: boolean): boolean;
}

/**
 * Detects that the other side's echo is heard for a large part of the time in which the other side
 * talks.
 */
export function createEchoWatch(): EchoWatch {
  let otherMs = 0;
  let echoMs = 0;
  let noticed = false;
  return {
    add(durationMs, otherSpeaks, echo) {
      if (otherSpeaks || echo) {
        const kept = Math.exp(-durationMs / TIME_CONSTANT_MS);
        otherMs = otherMs * kept + durationMs;
        echoMs = echoMs * kept + (echo ? durationMs : 0);
      }
      const share = otherMs < LEAST_OTHER_SPEECH_MS ? 0 : echoMs / otherMs;
      noticed = share > (noticed ? FORGET_SHARE : NOTICE_SHARE);
      return noticed;
    },
  };
}
