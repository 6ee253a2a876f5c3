/** Generates an invented conversation as the listener would have heard it: turns, pauses, a few overlaps. */
import type { Interval } from '../listening/interval';
import type { ChunkPayload } from '../session/chunk';
import type { Chance } from './chance';

interface Conversation {
  readonly fromMs: number;
  readonly toMs: number;
  /** Mean length of the coach's turns, in ms; the other side's turns are longer. */
  readonly coachTurnMs: number;
  /** Probability that the coach lets a silence last. */
  readonly holding: number;
}

const CHUNK_MS = 5 * 60_000;

export function conversationChunks(
  { fromMs, toMs, coachTurnMs, holding }: Conversation,
  chance: Chance,
): ChunkPayload[] {
  const coach: [number, number][] = [];
  const coachee: [number, number][] = [];
  // Start with the person's greeting: measures count from the coachee's first words on.
  coachee.push([fromMs, fromMs + 700]);
  let at = fromMs + chance.whole(1_200, 3_000);
  for (let coachSpeaks = true; at < toMs - 5_000; coachSpeaks = !coachSpeaks) {
    const turnMs = coachSpeaks
      ? chance.between(0.3, 1.7) * coachTurnMs
      : chance.between(8_000, 70_000);
    const until = Math.min(toMs - 1_000, at + turnMs);
    (coachSpeaks ? coach : coachee).push(...spoken(at, until, chance));
    // A back-channel of the coach during the coachee's turn.
    if (!coachSpeaks && turnMs > 20_000 && chance.happens(0.5)) {
      const nod = Math.floor(chance.between(at + 4_000, until - 4_000));
      coach.push([nod, nod + chance.whole(250, 600)]);
    }
    at = Math.floor(until + pauseMs(coachSpeaks, holding, chance));
  }
  return cut(fromMs, toMs, { coach, coachee });
}

/** A turn as intervals of speech with breaths between them. */
function spoken(from: number, until: number, chance: Chance): [number, number][] {
  const heard: [number, number][] = [];
  for (let at = Math.floor(from); at < until - 300;) {
    const end = Math.floor(Math.min(until, at + chance.between(1_500, 9_000)));
    heard.push([at, end]);
    at = end + chance.whole(250, 900);
  }
  return heard;
}

/** Pause before the next turn, in ms; negative when the turns overlap. */
function pauseMs(afterCoach: boolean, holding: number, chance: Chance): number {
  if (chance.happens(0.06)) return -chance.between(600, 1_400);
  if (chance.happens(afterCoach ? holding : holding * 0.6)) return chance.between(3_200, 9_000);
  return chance.between(180, 1_400);
}

function cut(
  fromMs: number,
  toMs: number,
  speech: { coach: readonly Interval[]; coachee: readonly Interval[] },
): ChunkPayload[] {
  const chunks: ChunkPayload[] = [];
  for (let from = fromMs; from < toMs; from += CHUNK_MS) {
    const until = Math.min(toMs, from + CHUNK_MS);
    const coachee = within(speech.coachee, from, until);
    chunks.push({
      fromMs: from,
      toMs: until,
      page: 'sample',
      covered: [[from, until]],
      muted: [],
      coach: within(speech.coach, from, until),
      coachee,
      streams: [{ key: 'sample', speech: coachee }],
      uncertainMs: { coach: 600, coachee: 900 },
    });
  }
  return chunks;
}

function within(intervals: readonly Interval[], from: number, until: number): [number, number][] {
  return intervals
    .map(([start, end]): [number, number] => [Math.max(start, from), Math.min(end, until)])
    .filter(([start, end]) => end > start);
}
