import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureListening } from '../../../lib/listening/measures';
import type { ChunkPayload } from '../../../lib/session/chunk';
import { total } from '../../../lib/intervals/intervals';
import { sessionSpeech } from '../../../lib/session/session-speech';
import type { SessionEvent } from '../../../lib/session/session';
import { createSessionListening } from '../../../lib/session/session-listening';

const START = 1_000_000;
const CHUNK_MS = 5_000;
const started: SessionEvent = { type: 'started', at: START };

type Pair = [number, number];

/** Cuts speech into chunks as the call page does; `known` selects those that arrived. */
function chunksOf(coach: Pair[], coachee: Pair[], known: boolean[]): ChunkPayload[] {
  return known.flatMap((arrived, index) => {
    const fromMs = START + index * CHUNK_MS;
    const toMs = fromMs + CHUNK_MS;
    const clip = (list: Pair[]) =>
      list
        .map(([s, e]): Pair => [Math.max(START + s, fromMs), Math.min(START + e, toMs)])
        .filter(([s, e]) => e > s);
    if (!arrived) return [];
    return [
      {
        fromMs,
        toMs,
        page: 'page',
        covered: [[fromMs, toMs] as Pair],
        muted: [],
        coach: clip(coach),
        coachee: clip(coachee),
        streams: [],
        uncertainMs: { coach: index, coachee: 1 },
      },
    ];
  });
}

const speech = fc
  .uniqueArray(fc.integer({ min: 0, max: 1200 }), { maxLength: 30 })
  .map((edges) =>
    edges
      .toSorted((a, b) => a - b)
      .flatMap((edge, index, all): Pair[] =>
        index % 2 === 1 ? [[all[index - 1]! * 100, edge * 100]] : [],
      ),
  );
const known = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 });

/** Pauses, a dropped call and the hand timer, at increasing instants. */
const events = fc
  .uniqueArray(fc.integer({ min: 1, max: 119 }), { minLength: 6, maxLength: 6 })
  .map((seconds): SessionEvent[] => {
    const at = seconds.toSorted((a, b) => a - b).map((second) => START + second * 1000);
    return [
      started,
      { type: 'hand', at: at[0]!, speaker: 'coachee' },
      { type: 'hand', at: at[1]!, speaker: 'coach' },
      { type: 'paused', at: at[2]!, reason: 'coach' },
      { type: 'resumed', at: at[3]! },
      { type: 'phase', at: at[4]!, phase: 'explore' },
      { type: 'hand', at: at[5]!, speaker: 'coach' },
    ];
  });

function expectSame(
  chunks: ChunkPayload[],
  unstored: ChunkPayload[],
  list: SessionEvent[],
  nowMs: number,
  listening = createSessionListening(list, chunks),
) {
  const whole = sessionSpeech([...chunks, ...unstored], list, nowMs);
  const view = listening.viewAt(nowMs, unstored);
  expect(view.durationMs).toBe(whole.durationMs);
  expect(view.measures).toEqual(measureListening(whole));
  expect(view.blindMs).toBe(whole.blindMs);
  expect(view.coveredMs).toBe(total(whole.covered));
  expect(view.uncertainMs).toEqual(whole.uncertainMs);
  expect(view.recent).toEqual({ coach: whole.coach, coachee: whole.coachee });
}

describe('incremental session speech', () => {
  it('equals the result for the whole session after every chunk', () => {
    fc.assert(
      fc.property(speech, speech, known, (coach, coachee, arrived) => {
        const chunks = chunksOf(coach, coachee, arrived);
        const listening = createSessionListening([started]);
        chunks.forEach((chunk, index) => {
          listening.add(chunk);
          expectSame(
            chunks.slice(0, index + 1),
            chunks.slice(index + 1, index + 3),
            [started],
            (chunks[index + 2] ?? chunks.at(-1))!.toMs,
            listening,
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it('equals the result for the whole session with pauses and the hand timer', () => {
    fc.assert(
      fc.property(speech, speech, known, events, (coach, coachee, arrived, list) => {
        const chunks = chunksOf(coach, coachee, arrived);
        expectSame(chunks.slice(0, -2), chunks.slice(-2), list, START + 24 * CHUNK_MS);
      }),
    );
  });

  it('includes a chunk not yet stored while the hand timer goes on', () => {
    const waiting = Array.from({ length: 24 }, (_, index) => index === 15);
    const chunks = chunksOf([[0, 75_200]], [], waiting);
    const at = (second: number) => START + second * 1000;
    expectSame(
      [],
      chunks,
      [
        started,
        { type: 'hand', at: at(1), speaker: 'coachee' },
        { type: 'hand', at: at(91), speaker: 'coach' },
        { type: 'paused', at: at(92), reason: 'coach' },
      ],
      START + 24 * CHUNK_MS,
    );
  });

  it('separates the streams of the latest page load from earlier ones', () => {
    const [first, second, third] = chunksOf([], [[0, 15_000]], [true, true, true]).map((chunk) => ({
      ...chunk,
      streams: [{ key: 'ssrc:1', speech: chunk.coachee }],
    }));
    const listening = createSessionListening([started], [first!, second!]);
    expect(listening.viewAt(START + 10_000, []).streamsMs).toEqual([10_000]);
    const reloaded = {
      ...third!,
      page: 'another',
      streams: [
        { key: 'ssrc:7', speech: [[third!.fromMs, third!.fromMs + 1000]] as Pair[] },
        { key: 'ssrc:8', speech: third!.coachee },
      ],
    };
    expect(listening.viewAt(START + 15_000, [reloaded]).streamsMs).toEqual([5000, 1000]);
    listening.add(reloaded);
    expect(listening.viewAt(START + 15_000, []).streamsMs).toEqual([5000, 1000]);
  });

  it('is computed again when a chunk comes late', () => {
    fc.assert(
      fc.property(speech, speech, fc.integer({ min: 0, max: 23 }), (coach, coachee, late) => {
        const chunks = chunksOf(coach, coachee, Array<boolean>(24).fill(true));
        const inTime = chunks.filter((_, index) => index !== late);
        const listening = createSessionListening([started], inTime);
        listening.add(chunks[late]!);
        expectSame(chunks, [], [started], START + 24 * CHUNK_MS, listening);
      }),
    );
  });
});
