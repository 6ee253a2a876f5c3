/**
 * The fields that are read of `RTCRtpContributingSource`; the level is optional in both kinds of
 * source.
 */
export interface SourceSample {
  readonly source: number;
  /** Epoch ms when a packet of this source was last played out. */
  readonly timestamp: number;
  /** Linear, 1 at full scale; undefined where the packets carry none. */
  readonly audioLevel?: number | undefined;
}

export interface HeardSource {
  readonly source: number;
  readonly audioLevel: number | undefined;
  /**
   * The age of its last packet in ms; Infinity for a source that was already old when first seen.
   */
  readonly ageMs: number;
}

interface Trace {
  readonly timestamp: number;
  readonly advancedAtMs: number;
}

/**
 * When a source is seen for the first time, its timestamp counts as recent up to this age, in ms.
 */
const FIRST_SIGHT_MS = 200;

/**
 * Determines how old each source of one receiver is: on our own monotonic clock, by when its
 * timestamp last changed. Comparing timestamps with the time of day would not work, because the
 * browser keeps sources of the last ten seconds, and the two clocks drift apart for good when the
 * machine sleeps or the system time is set.
 * @returns a function to call once per tick. `nowMs` is monotonic, `epochMs` is the same instant as
 *   a time of day.
 */
export function followSources(): (
  samples: readonly SourceSample[],
  nowMs: number,
  epochMs: number,
) => readonly HeardSource[] {
  let traces: ReadonlyMap<number, Trace> = new Map();
  return (samples, nowMs, epochMs) => {
    const next = new Map<number, Trace>();
    const heard = samples.map(({ source, timestamp, audioLevel }) => {
      const before = traces.get(source);
      let advancedAtMs = before?.advancedAtMs ?? Number.NEGATIVE_INFINITY;
      if (before ? timestamp !== before.timestamp : epochMs - timestamp <= FIRST_SIGHT_MS) {
        advancedAtMs = nowMs;
      }
      next.set(source, { timestamp, advancedAtMs });
      return { source, audioLevel, ageMs: nowMs - advancedAtMs };
    });
    traces = next;
    return heard;
  };
}
