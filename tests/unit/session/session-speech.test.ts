import { describe, expect, it } from 'vitest';
import type { ChunkPayload } from '../../../lib/session/chunk';
import { total, union } from '../../../lib/intervals/intervals';
import { sessionSpeech } from '../../../lib/session/session-speech';
import type { SessionEvent } from '../../../lib/session/session';

const start = 10_000;
const started: SessionEvent = { type: 'started', at: start };

function chunk(fromMs: number, toMs: number, more: Partial<ChunkPayload> = {}): ChunkPayload {
  return {
    fromMs,
    toMs,
    page: 'page',
    covered: [[fromMs, toMs]],
    muted: [],
    coach: [],
    coachee: [],
    streams: [],
    uncertainMs: { coach: 0, coachee: 0 },
    ...more,
  };
}

/** The first speech of somebody else, before which nothing counts. */
const firstWords = { coachee: [[start, start + 200]] as [number, number][] };

it('session speech counts as blind all time that no chunk covers', () => {
  const heard = sessionSpeech(
    [chunk(start, start + 4000, firstWords), chunk(start + 6000, start + 9000)],
    [started],
    start + 10_000,
  );
  expect(heard.durationMs).toBe(10_000);
  expect(heard.blindMs).toBe(3000);
});

it('session speech joins an interval cut between two chunks, in any order', () => {
  const first = chunk(start, start + 5000, {
    ...firstWords,
    coach: [[start + 3000, start + 5000]],
  });
  const second = chunk(start + 5000, start + 9000, { coach: [[start + 5000, start + 6000]] });
  for (const chunks of [
    [first, second],
    [second, first],
  ])
    expect(sessionSpeech(chunks, [started], start + 9000).coach).toEqual([[3000, 6000]]);
});

it('session speech counts time once when two frames of one call report it', () => {
  const heard = sessionSpeech(
    [
      chunk(start, start + 5000, { coachee: [[start, start + 2000]] }),
      chunk(start + 1000, start + 5000, { coachee: [[start + 1000, start + 3000]] }),
    ],
    [started],
    start + 5000,
  );
  expect(heard.coachee).toEqual([[0, 3000]]);
  expect(heard.blindMs).toBe(0);
});

it('session speech leaves out what was heard in a pause', () => {
  const heard = sessionSpeech(
    [chunk(start, start + 8000, { ...firstWords, coach: [[start + 1000, start + 7000]] })],
    [
      started,
      { type: 'paused', at: start + 2000, reason: 'coach' },
      { type: 'resumed', at: start + 6000 },
    ],
    start + 8000,
  );
  expect(total(heard.coach)).toBe(2000);
  expect(heard.durationMs).toBe(4000);
});

it('session speech includes the intervals of the hand timer', () => {
  const heard = sessionSpeech(
    [],
    [
      started,
      { type: 'hand', at: start + 1000, speaker: 'coachee' },
      { type: 'hand', at: start + 4000, speaker: null },
    ],
    start + 5000,
  );
  expect(heard.coachee).toEqual([[1000, 4000]]);
  expect(heard.blindMs).toBe(2000);
});

it('a union joins overlapping and adjacent intervals, and drops empty ones', () => {
  expect(
    union([
      [5, 7],
      [1, 3],
      [3, 4],
      [9, 9],
      [6, 8],
    ]),
  ).toEqual([
    [1, 4],
    [5, 8],
  ]);
});

describe('speech while the other side cannot be heard', () => {
  it('is left out: three minutes of the coach alone do not change the share', () => {
    const at = (seconds: number) => start + seconds * 1000;
    const alone = chunk(at(0), at(180), { covered: [], coach: [[at(0), at(180)]] });
    const together = chunk(at(180), at(360), {
      coachee: [[at(180), at(270)]],
      coach: [[at(270), at(360)]],
    });
    const heard = sessionSpeech([alone, together], [started], at(360));
    expect(total(heard.coach)).toBe(90_000);
    expect(total(heard.coachee)).toBe(90_000);
    expect(heard.blindMs).toBe(180_000);
  });

  it('is left out until the other side was heard once, even over an open line', () => {
    const at = (seconds: number) => start + seconds * 1000;
    const heard = sessionSpeech(
      [
        chunk(at(0), at(30), { coach: [[at(0), at(30)]] }),
        chunk(at(30), at(60), { coachee: [[at(40), at(50)]], coach: [[at(50), at(60)]] }),
      ],
      [started],
      at(60),
    );
    expect(heard.coach).toEqual([[50_000, 60_000]]);
    expect(heard.covered).toEqual([[40_000, 60_000]]);
  });

  it('is counted while the coach is muted', () => {
    const heard = sessionSpeech(
      [
        chunk(start, start + 9000, {
          muted: [[start, start + 9000]],
          coachee: [[start, start + 5000]],
        }),
      ],
      [started],
      start + 9000,
    );
    expect(total(heard.coachee)).toBe(5000);
    expect(heard.blindMs).toBe(0);
  });
});
