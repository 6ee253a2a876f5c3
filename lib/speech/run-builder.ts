import type { Interval } from '../listening/interval';

export interface RunLimits {
  /** Speech starts where its likelihood is above this… */
  readonly begin: number;
  /** …and extends, before and after, as long as its likelihood is above this. */
  readonly last: number;
}

/** A run counts when its likelihood above the lower limit adds up to this: 0.1 s of certainty. */
const LEAST_EVIDENCE_MS = 60;
/** Pauses up to this long stay inside one interval. They are part of a unit anyway. */
const BRIDGE_MS = 300;
/** Speech can start at most this long before its likelihood rises above the upper limit. */
const LONGEST_LEAD_MS = 1_000;

export interface RunBuilder {
  /**
   * Adds the likelihood of speech in a frame.
   * @returns the interval that became final, or `null`
   */
  push(likelihood: number, startMs: number, endMs: number, limits: RunLimits): Interval | null;
  /** Ends the open interval. */
  close(): Interval | null;
  open(): Interval | null;
  /** No future interval starts before this. */
  earliestMs(): number;
}

interface Run {
  startMs: number;
  endMs: number;
  begun: boolean;
  evidenceMs: number;
}

/** Joins frames that likely hold speech into intervals. */
export function createRunBuilder(): RunBuilder {
  let run: Run | null = null;
  let spoken: { startMs: number; endMs: number } | null = null;
  let judgedUntilMs = Number.POSITIVE_INFINITY;

  function close(): Interval | null {
    const closing = spoken;
    spoken = null;
    run = null;
    return closing && [closing.startMs, closing.endMs];
  }

  function extend(by: Run): void {
    if (by.evidenceMs < LEAST_EVIDENCE_MS) return;
    spoken ??= { startMs: by.startMs, endMs: by.endMs };
    spoken.endMs = by.endMs;
  }

  return {
    push(likelihood, startMs, endMs, { begin, last }) {
      judgedUntilMs = endMs;
      if (likelihood > last) {
        run ??= { startMs, endMs, begun: false, evidenceMs: 0 };
        if (!run.begun) run.startMs = Math.max(run.startMs, startMs - LONGEST_LEAD_MS);
        run.begun ||= likelihood > begin;
        run.endMs = endMs;
        if (run.begun) run.evidenceMs += (likelihood - last) * (endMs - startMs);
      } else {
        run = null;
      }
      // A run that starts too late for the open interval ends it, even if that run will not count.
      const reachesMs = run ? run.startMs : endMs;
      let closed: Interval | null = null;
      if (spoken && reachesMs - spoken.endMs > BRIDGE_MS) {
        closed = [spoken.startMs, spoken.endMs];
        spoken = null;
      }
      if (run) extend(run);
      return closed;
    },
    close() {
      judgedUntilMs = Number.POSITIVE_INFINITY;
      return close();
    },
    open: () => spoken && [spoken.startMs, spoken.endMs],
    earliestMs: () => spoken?.startMs ?? run?.startMs ?? judgedUntilMs,
  };
}
