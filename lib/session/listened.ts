/** What was heard in a session: chunks and hand timer, moved onto session time. */
import type { Interval } from '../listening/interval';
import type { ChunkPayload } from './chunk';
import { handIntervals, runningStretches, sessionTimeMs, toSessionTime } from './clock';
import type { SessionEvent } from './session';

export interface Listened {
  /** Session time now, in ms. */
  readonly durationMs: number;
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /** Each remote stream apart. */
  readonly streams: ReadonlyMap<string, readonly Interval[]>;
  readonly covered: readonly Interval[];
  readonly muted: readonly Interval[];
  /** No data of any kind. */
  readonly blindMs: number;
  readonly mutedMs: number;
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
}

/**
 * @param chunks in any order; chunks of two frames of one call may overlap (their union counts).
 * @param nowMs epoch ms
 */
export function listened(
  chunks: readonly ChunkPayload[],
  events: readonly SessionEvent[],
  nowMs: number,
): Listened {
  const stretches = runningStretches(events, nowMs);
  const hand = handIntervals(events, nowMs);
  const onSessionTime = (intervals: readonly Interval[]) =>
    union(toSessionTime(union(intervals), stretches));

  const streams = new Map<string, Interval[]>();
  for (const chunk of chunks)
    for (const { key, speech } of chunk.streams) {
      const before = streams.get(key);
      if (before) before.push(...speech);
      else streams.set(key, [...speech]);
    }

  const durationMs = sessionTimeMs(stretches, nowMs);
  const covered = onSessionTime([...chunks.flatMap((chunk) => chunk.covered), ...hand.held]);
  const muted = onSessionTime(chunks.flatMap((chunk) => chunk.muted));
  return {
    durationMs,
    coach: onSessionTime([...chunks.flatMap((chunk) => chunk.coach), ...hand.coach]),
    coachee: onSessionTime([...chunks.flatMap((chunk) => chunk.coachee), ...hand.coachee]),
    streams: new Map([...streams].map(([key, speech]) => [key, onSessionTime(speech)])),
    covered,
    muted,
    blindMs: durationMs - total(covered),
    mutedMs: total(muted),
    uncertainMs: {
      coach: sum(chunks.map((chunk) => chunk.uncertainMs.coach)),
      coachee: sum(chunks.map((chunk) => chunk.uncertainMs.coachee)),
    },
  };
}

/** Sorted, disjoint union of half-open intervals; touching ones join. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(([s, e]) => e > s).toSorted((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** Summed length of disjoint intervals, in ms. */
export function total(intervals: readonly Interval[]): number {
  return sum(intervals.map(([start, end]) => end - start));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
