import type { Interval } from '../listening/interval';

export interface IntervalRules {
  /** Pauses up to this long stay inside one interval. */
  readonly bridgeMs: number;
  /** Shorter intervals are dropped. */
  readonly minimumSpeechMs: number;
}

export interface IntervalBuilder {
  /**
   * Tells whether there was speech during `[startMs, endMs)`, which follows the stretch before it.
   * @returns the interval that this makes final, or `null`
   */
  push(startMs: number, endMs: number, speech: boolean, rules: IntervalRules): Interval | null;
  /** Ends the open interval where its speech ended. @returns it, or `null` if there was none */
  close(): Interval | null;
  /** The interval that may still grow, or `null`. */
  open(): Interval | null;
}

/** Joins stretches of speech into intervals: short pauses bridged, ends back-dated to the speech. */
export function createIntervalBuilder(): IntervalBuilder {
  let startedMs: number | null = null;
  let endedMs = 0;
  let minimumMs = 0;

  const current = (): Interval | null =>
    startedMs !== null && endedMs - startedMs >= minimumMs ? [startedMs, endedMs] : null;

  const close = () => {
    const closed = current();
    startedMs = null;
    return closed;
  };

  return {
    push(startMs, endMs, speech, rules) {
      if (speech) {
        const closed = startedMs !== null && startMs - endedMs > rules.bridgeMs ? close() : null;
        if (startedMs === null) {
          startedMs = startMs;
          minimumMs = rules.minimumSpeechMs;
        }
        endedMs = endMs;
        return closed;
      }
      return startedMs !== null && endMs - endedMs > rules.bridgeMs ? close() : null;
    },
    close,
    open: current,
  };
}
