/**
 * A chunk holds a few seconds of listening, with times in epoch ms: who spoke, and which time was
 * measured at all. Time that no chunk covers is blind, so a crash, a reload or a refused consent
 * needs no record of its own.
 */
import * as z from 'zod/mini';
import { intersection, total } from '../intervals/intervals';
import type { Interval } from '../listening/interval';
import { recordSchema } from '../records/envelope';
import { instant } from '../time/instant';

/**
 * The most streams in a chunk. The worker rejects a chunk with more, and would reject every retry
 * too.
 */
export const MAX_STREAMS = 64;

const ms = instant;
const intervals = z.array(z.tuple([ms, ms])).check(z.maxLength(10_000));

export const chunkPayload = z.object({
  fromMs: ms,
  toMs: ms,
  /** The page load that measured it: stream keys are stable within one page load. */
  page: z.string().check(z.maxLength(100)),
  /** When both sides were measured. The chunk says nothing about time outside these intervals. */
  covered: intervals,
  /** When the coach's microphone was off. */
  muted: intervals,
  coach: intervals,
  coachee: intervals,
  /**
   * The speech of each remote stream; of more than {@link MAX_STREAMS}, those with the most speech.
   */
  streams: z
    .array(z.object({ key: z.string(), speech: intervals }))
    .check(z.maxLength(MAX_STREAMS)),
  /**
   * Time in ms in which the level was so near a threshold that the speech decision may be wrong.
   */
  uncertainMs: z.object({ coach: ms, coachee: ms }),
});
export type ChunkPayload = z.infer<typeof chunkPayload>;

export const chunkRecord = recordSchema('chunk', chunkPayload);
export type ChunkRecord = z.infer<typeof chunkRecord>;

/**
 * Cuts a chunk to the intervals in `allowed` (epoch ms); null when nothing is left. Uncertain time
 * is assumed to be spread evenly.
 */
export function clipChunk(chunk: ChunkPayload, allowed: readonly Interval[]): ChunkPayload | null {
  const inside = intersection([[chunk.fromMs, chunk.toMs]], allowed);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return null;
  const clip = (intervals: readonly Interval[]) => intersection(intervals, inside);
  const part = total(inside) / (chunk.toMs - chunk.fromMs);
  return {
    ...chunk,
    fromMs: first[0],
    toMs: last[1],
    covered: clip(chunk.covered),
    muted: clip(chunk.muted),
    coach: clip(chunk.coach),
    coachee: clip(chunk.coachee),
    streams: chunk.streams
      .map(({ key, speech }) => ({ key, speech: clip(speech) }))
      .filter(({ speech }) => speech.length > 0),
    uncertainMs: {
      coach: Math.round(chunk.uncertainMs.coach * part),
      coachee: Math.round(chunk.uncertainMs.coachee * part),
    },
  };
}
