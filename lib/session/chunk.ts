/**
 * A chunk is a few seconds of listening, in epoch ms: who spoke, and what was known at all. What no
 * chunk covers is blind, so a crash, a reload or a refused consent needs no record of its own.
 */
import * as z from 'zod/mini';
import { intersection, total } from '../intervals/intervals';
import type { Interval } from '../listening/interval';
import { recordSchema } from '../records/envelope';
import { instant } from '../time/instant';

/** A chunk with more would be refused, and refused again each time it is sent. */
export const MAX_STREAMS = 64;

const ms = instant;
const intervals = z.array(z.tuple([ms, ms])).check(z.maxLength(10_000));

export const chunkPayload = z.object({
  fromMs: ms,
  toMs: ms,
  /** The page load that heard it: streams keep their keys as long as their page lives. */
  page: z.string().check(z.maxLength(100)),
  /** Where both sides were measured. Outside it, this chunk knows nothing. */
  covered: intervals,
  /** Where the coach's microphone was off. */
  muted: intervals,
  coach: intervals,
  coachee: intervals,
  /** Each remote stream apart: those with the most speech, where there are more. */
  streams: z
    .array(z.object({ key: z.string(), speech: intervals }))
    .check(z.maxLength(MAX_STREAMS)),
  /** Ms in which the level lay so near a threshold that speech may be otherwise. */
  uncertainMs: z.object({ coach: ms, coachee: ms }),
});
export type ChunkPayload = z.infer<typeof chunkPayload>;

export const chunkRecord = recordSchema('chunk', chunkPayload);
export type ChunkRecord = z.infer<typeof chunkRecord>;

/**
 * What lies within `allowed` (epoch ms) of a chunk; null when nothing does. Uncertain time is taken
 * to be spread evenly.
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
