/** Builds chunks from detector updates: one that grows, and finished ones to be stored. */
import type { Interval } from '../listening/interval';
import { total, union } from '../intervals/intervals';
import { MAX_STREAMS, type ChunkPayload } from '../session/chunk';
import type { DetectorUpdate, SpeakerUpdate } from '../speech/update';

/**
 * The last part of the speech, in ms, may still change: the detector back-dates ends and drops
 * short sounds.
 */
export const PROVISIONAL_MS = 2_000;

export interface Chunker {
  /** Takes in one update. */
  push(update: DetectorUpdate): void;
  /** Everything since the last cut; null when there was no update. */
  present(): ChunkPayload | null;
  /**
   * Cuts off what is final before `untilMs` (epoch ms) and returns it; null when there is nothing.
   * Speech across the cut continues in the next chunk: touching intervals are joined again later.
   */
  cut(untilMs: number): ChunkPayload | null;
}

interface Heard {
  closed: Interval[];
  open: Interval | null;
}

/** @param page identifies the page load */
export function createChunker(page: string): Chunker {
  let fromMs: number | null = null;
  let toMs = 0;
  let covered: Interval[] = [];
  let muted: Interval[] = [];
  const coach: Heard = { closed: [], open: null };
  const coachee: Heard = { closed: [], open: null };
  const streams = new Map<string, Heard>();
  let uncertainMs = { coach: 0, coachee: 0 };

  function hear(heard: Heard, update: SpeakerUpdate): void {
    heard.closed.push(...update.closed);
    heard.open = update.open;
  }

  function within(heard: Heard, from: number, to: number): [number, number][] {
    const all = heard.open ? [...heard.closed, heard.open] : heard.closed;
    return clip(all, from, to);
  }

  function snapshot(from: number, to: number): ChunkPayload {
    return {
      fromMs: from,
      toMs: to,
      page,
      covered: clip(covered, from, to),
      muted: clip(muted, from, to),
      coach: within(coach, from, to),
      coachee: within(coachee, from, to),
      streams: mostSpoken(
        [...streams]
          .map(([key, heard]) => ({ key, speech: within(heard, from, to) }))
          .filter(({ speech }) => speech.length > 0),
      ),
      uncertainMs: {
        coach: Math.round(uncertainMs.coach),
        coachee: Math.round(uncertainMs.coachee),
      },
    };
  }

  function forgetBefore(untilMs: number): void {
    const forget = (intervals: readonly Interval[]) => clip(intervals, untilMs, Infinity);
    covered = forget(covered);
    muted = forget(muted);
    for (const heard of [coach, coachee, ...streams.values()]) heard.closed = forget(heard.closed);
    for (const [key, heard] of streams)
      if (heard.closed.length === 0 && heard.open === null) streams.delete(key);
    uncertainMs = { coach: 0, coachee: 0 };
    fromMs = untilMs;
  }

  return {
    push(update) {
      fromMs ??= update.startMs;
      toMs = update.endMs;
      const step: Interval = [update.startMs, update.endMs];
      if (update.coach.state !== 'blind' && update.coachee.state !== 'blind')
        covered = union([...covered, step]);
      if (update.coach.state === 'muted') muted = union([...muted, step]);
      hear(coach, update.coach);
      hear(coachee, update.coachee);
      for (const [key, stream] of update.groups) {
        const heard = streams.get(key) ?? { closed: [], open: null };
        hear(heard, stream);
        streams.set(key, heard);
      }
      uncertainMs.coach += update.coach.uncertainMs;
      uncertainMs.coachee += update.coachee.uncertainMs;
    },
    present() {
      return fromMs === null ? null : snapshot(fromMs, toMs);
    },
    cut(untilMs) {
      const until = Math.min(untilMs, toMs);
      if (fromMs === null || until <= fromMs) return null;
      const chunk = snapshot(fromMs, until);
      forgetBefore(until);
      return chunk;
    },
  };
}

/**
 * Keeps the streams with the most speech, as many as a chunk may hold. The speech of the others is
 * still part of `coachee`.
 */
function mostSpoken(streams: ChunkPayload['streams']): ChunkPayload['streams'] {
  if (streams.length <= MAX_STREAMS) return streams;
  return streams.toSorted((a, b) => total(b.speech) - total(a.speech)).slice(0, MAX_STREAMS);
}

/** The parts of `intervals` inside `[from, to)`, sorted and disjoint. */
function clip(intervals: readonly Interval[], from: number, to: number): [number, number][] {
  return union(intervals)
    .map(([start, end]): [number, number] => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => end > start);
}
