const TIME_CONSTANT_MS = 60_000;
/** Too little talk of the other side to judge by. */
const LEAST_OTHER_SPEECH_MS = 5_000;
/** Two shares, so that the notice does not flicker. */
const NOTICE_SHARE = 0.1;
const FORGET_SHARE = 0.05;

export interface EchoWatch {
  /** Counts one step while the other side talks: was its echo heard? @returns whether it is frequent */
  add(durationMs: number, otherSpeaks: boolean, echo: boolean): boolean;
}

/** Notices when the other side's echo is heard for a good part of the time the other side talks. */
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
