/** The part of `RTCRtpContributingSource` that is read; a level is optional in both kinds. */
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
  /** How long its last packet is known to be back, ms; Infinity for one that was old when first seen. */
  readonly ageMs: number;
}

interface Trace {
  readonly timestamp: number;
  readonly advancedAtMs: number;
}

/** The age up to which a stamp is believed when its source is seen for the first time. */
const FIRST_SIGHT_MS = 200;

/**
 * Dates the sources of one receiver by when their stamp last moved, seen on our own clock. The
 * browser keeps sources of the last ten seconds, and its clock and ours part when the machine
 * sleeps or the system time is set: comparing stamps with the time of day would then fail for good.
 * @returns call it once per tick. `nowMs` is monotonic, `epochMs` the same instant as a time of day.
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
