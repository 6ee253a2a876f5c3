/** Cuts chunks to the part that counts: time in which both sides could be heard. */
import { intersection } from '../intervals/intervals';
import type { ChunkPayload } from './chunk';

type Speech = Pick<ChunkPayload, 'covered' | 'coach' | 'coachee'>;
type Heard = Pick<ChunkPayload, 'muted' | 'uncertainMs'> &
  Speech &
  Partial<Pick<ChunkPayload, 'streams'>>;

/**
 * When somebody else first spoke, in epoch ms; Infinity if nobody has. Time before that does not
 * count, because an open line, or a mixer that sends near-silence, is not a person.
 */
export function firstWordsAt(chunks: readonly Speech[]): number {
  return chunks.reduce(
    (first, { covered, coachee }) =>
      intersection(coachee, covered).reduce((least, [start]) => Math.min(least, start), first),
    Infinity,
  );
}

/**
 * The chunk without time in which one side could not be heard, and without time before `firstMs`.
 */
export function bothHeard<H extends Heard>(chunk: H, firstMs: number): H {
  const covered = intersection(chunk.covered, [[firstMs, Infinity]]);
  const counted = (intervals: H['coach']) => intersection(intervals, covered);
  return {
    ...chunk,
    covered,
    muted: intersection(chunk.muted, [[firstMs, Infinity]]),
    coach: counted(chunk.coach),
    coachee: counted(chunk.coachee),
    ...(chunk.streams && {
      streams: chunk.streams
        .map(({ key, speech }) => ({ key, speech: counted(speech) }))
        .filter(({ speech }) => speech.length > 0),
    }),
    uncertainMs: covered.length > 0 ? chunk.uncertainMs : { coach: 0, coachee: 0 },
  };
}
