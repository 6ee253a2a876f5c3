/** All speech of a session: chunks and manual speaker events, moved onto session time. */
import type { Interval } from '../listening/interval';
import { total, union } from '../intervals/intervals';
import { bothHeard, firstWordsAt } from './both-heard';
import type { ChunkPayload } from './chunk';
import { manualSpeakerIntervals, runningIntervals, sessionTimeMs, toSessionTime } from './clock';
import type { SessionEvent } from './session';

export interface SessionSpeech {
  /** Session time now, in ms. */
  readonly durationMs: number;
  readonly coach: readonly Interval[];
  readonly coachee: readonly Interval[];
  /** The speech of each remote stream, by its key. */
  readonly streams: ReadonlyMap<string, readonly Interval[]>;
  readonly covered: readonly Interval[];
  readonly muted: readonly Interval[];
  /** Time in which one side could not be heard, or nobody else was there yet. */
  readonly blindMs: number;
  readonly mutedMs: number;
  readonly uncertainMs: { readonly coach: number; readonly coachee: number };
}

/**
 * @param chunks in any order; chunks of two frames of one call may overlap (their union counts).
 * @param nowMs epoch ms
 */
export function sessionSpeech(
  chunks: readonly ChunkPayload[],
  events: readonly SessionEvent[],
  nowMs: number,
): SessionSpeech {
  const stretches = runningIntervals(events, nowMs);
  const hand = manualSpeakerIntervals(events, nowMs);
  const onSessionTime = (intervals: readonly Interval[]) =>
    union(toSessionTime(union(intervals), stretches));

  const firstMs = firstWordsAt(chunks);
  const counted = chunks.map((chunk) => bothHeard(chunk, firstMs));
  const streams = new Map<string, Interval[]>();
  for (const chunk of counted)
    for (const { key, speech } of chunk.streams) {
      const before = streams.get(key);
      if (before) before.push(...speech);
      else streams.set(key, [...speech]);
    }

  const durationMs = sessionTimeMs(stretches, nowMs);
  const covered = onSessionTime([...counted.flatMap((chunk) => chunk.covered), ...hand.held]);
  const muted = onSessionTime(chunks.flatMap((chunk) => chunk.muted));
  return {
    durationMs,
    coach: onSessionTime([...counted.flatMap((chunk) => chunk.coach), ...hand.coach]),
    coachee: onSessionTime([...counted.flatMap((chunk) => chunk.coachee), ...hand.coachee]),
    streams: new Map([...streams].map(([key, speech]) => [key, onSessionTime(speech)])),
    covered,
    muted,
    blindMs: durationMs - total(covered),
    mutedMs: total(muted),
    uncertainMs: {
      coach: sum(counted.map((chunk) => chunk.uncertainMs.coach)),
      coachee: sum(counted.map((chunk) => chunk.uncertainMs.coachee)),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
