import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChunker } from '../../../lib/call/chunker';
import { union } from '../../../lib/intervals/intervals';
import { chunkPayload } from '../../../lib/session/chunk';
import type { DetectorUpdate, SpeakerUpdate } from '../../../lib/speech/update';

const silent: SpeakerUpdate = {
  state: 'heard',
  closed: [],
  open: null,
  speaking: false,
  uncertainMs: 0,
};

function update(startMs: number, more: Partial<DetectorUpdate> = {}): DetectorUpdate {
  return {
    startMs,
    endMs: startMs + 100,
    gapMs: 0,
    coach: silent,
    coachee: silent,
    groups: new Map(),
    sources: { coach: 'rms', others: new Map() },
    echo: false,
    ...more,
  };
}

describe('cutting a chunk', () => {
  it('gives nothing before any data arrived', () => {
    expect(createChunker('page').cut(1000)).toBeNull();
    expect(createChunker('page').present()).toBeNull();
  });

  it('stays within storage limits: only the streams that spoke most are kept separate', () => {
    const chunker = createChunker('page');
    for (let n = 0; n < 100; n += 1) {
      const spoke: SpeakerUpdate = { ...silent, closed: [[1000, 1001 + n]] };
      const all = { ...silent, closed: [[1000, 1100]] as const };
      chunker.push(update(1000 + n * 100, { coachee: all, groups: new Map([[`s${n}`, spoke]]) }));
    }
    const chunk = chunker.cut(Infinity);
    expect(chunkPayload.safeParse(chunk).success).toBe(true);
    expect(chunk?.coachee).toEqual([[1000, 1100]]);
    expect(chunk?.streams.map(({ key }) => key)).toContain('s99');
    expect(chunk?.streams.map(({ key }) => key)).not.toContain('s35');
  });

  it('splits speech that continues across the cut', () => {
    const chunker = createChunker('page');
    chunker.push(update(1000, { coach: { ...silent, open: [1000, 1100], speaking: true } }));
    chunker.push(update(1100, { coach: { ...silent, open: [1000, 1200], speaking: true } }));
    expect(chunker.cut(1150)?.coach).toEqual([[1000, 1150]]);
    chunker.push(update(1200, { coach: { ...silent, closed: [[1000, 1250]] } }));
    expect(chunker.cut(Infinity)).toMatchObject({
      fromMs: 1150,
      toMs: 1300,
      coach: [[1150, 1250]],
    });
  });

  it('covers only the time in which both sides were known', () => {
    const chunker = createChunker('page');
    chunker.push(update(1000));
    chunker.push(update(1100, { coachee: { ...silent, state: 'blind' } }));
    chunker.push(update(1200, { coach: { ...silent, state: 'muted' } }));
    expect(chunker.cut(Infinity)).toMatchObject({
      covered: [
        [1000, 1100],
        [1200, 1300],
      ],
      muted: [[1200, 1300]],
    });
  });

  it('loses and doubles nothing, wherever it cuts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 8 }),
        (edges, cuts) => {
          const sorted = edges.toSorted((a, b) => a - b);
          const speech = sorted.flatMap((edge, index): [number, number][] =>
            index % 2 === 1 ? [[sorted[index - 1]! * 100, edge * 100]] : [],
          );
          const chunker = createChunker('page');
          const heard: (readonly [number, number])[] = [];
          const pending = cuts.toSorted((a, b) => a - b);
          for (let at = 0; at < 6200; at += 100) {
            const closed = speech.filter(([, end]) => end === at);
            const open = speech.find(([start, end]) => start < at && end > at);
            chunker.push(
              update(at - 100, { coach: { ...silent, closed, open: open ? [open[0], at] : null } }),
            );
            while (pending[0] !== undefined && pending[0] + 200 < at)
              heard.push(...(chunker.cut(pending.shift()!)?.coach ?? []));
          }
          heard.push(...(chunker.cut(Infinity)?.coach ?? []));
          expect(union(heard)).toEqual(speech);
          const summed = heard.reduce((sum, [start, end]) => sum + end - start, 0);
          expect(summed).toBe(speech.reduce((sum, [start, end]) => sum + end - start, 0));
        },
      ),
    );
  });
});
