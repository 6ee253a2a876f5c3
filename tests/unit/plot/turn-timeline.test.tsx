// @vitest-environment happy-dom
import fc from 'fast-check';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { TurnTimeline, type TurnTimelineProps } from '../../../components/plot';
import { barsPath, density } from '../../../components/plot/geometry';
import { find, render } from '../ui/render';

const NOTHING: TurnTimelineProps = {
  label: 'Who spoke when',
  window: { startMs: 0, endMs: 100_000 },
  widthPx: 100,
  coach: [],
  others: [],
  overlaps: [],
  silences: [],
  blind: [],
  muted: [],
  phases: [],
  pins: [],
  ticks: [],
};
const part = (name: string) => find(`path[data-part=${name}]`).getAttribute('d');
const box = (selector: string) => {
  const { x, width } = Object.fromEntries(
    [...find(selector).attributes].map(({ name, value }) => [name, value]),
  );
  return [Number(x), Number(width)];
};

describe('the turn timeline drawing', () => {
  it('draws the coach upwards and the others downwards, where they spoke', async () => {
    await render(
      <TurnTimeline
        {...NOTHING}
        coach={[{ startMs: 10_000, endMs: 20_000 }]}
        others={[{ startMs: 15_000, endMs: 40_000 }]}
        overlaps={[{ startMs: 15_000, endMs: 20_000 }]}
        silences={[{ startMs: 40_000, endMs: 50_000 }]}
      />,
    );
    expect(part('coach')).toBe('M10 62V34H20V62Z');
    expect(part('others')).toBe('M15 76V104H40V76Z');
    expect(part('overlaps')).toBe('M15 75V63H20V75Z');
    expect(part('silences')).toBe('M40 63V75H50V63Z');
    expect(find('[role=img]').getAttribute('aria-label')).toBe('Who spoke when');
  });

  it('writes a time after its tick, or before it where it would be cut off', async () => {
    const ticks = [
      { atMs: 20_000, text: '0:20' },
      { atMs: 90_000, text: '1:30' },
    ];
    await render(<TurnTimeline {...NOTHING} ticks={ticks} />);
    const times = [...document.querySelectorAll('text')].map((time) => [
      time.textContent,
      time.getAttribute('x'),
      time.getAttribute('text-anchor'),
    ]);
    expect(times).toEqual([
      ['0:20', '23', 'start'],
      ['1:30', '87', 'end'],
    ]);
  });

  it('fills a pixel by the share of it that was spoken, and never hides short speech', async () => {
    await render(
      <TurnTimeline
        {...NOTHING}
        coach={[
          { startMs: 10_000, endMs: 10_500 },
          { startMs: 30_000, endMs: 30_001 },
        ]}
      />,
    );
    expect(part('coach')).toBe('M10 62V48H11V62ZM30 62V60.5H31V62Z');
  });

  it('hatches unheard time, marks where the microphone was off, labels wide phases', async () => {
    await render(
      <TurnTimeline
        {...NOTHING}
        blind={[{ startMs: 70_000, endMs: 120_000 }]}
        muted={[{ startMs: 5_000, endMs: 7_000 }]}
        phases={[
          { name: 'Open', startMs: 0, endMs: 60_000 },
          { name: 'Contract', startMs: 60_000, endMs: 70_000 },
        ]}
      />,
    );
    expect(box('[data-blind] rect:last-child')).toEqual([70, 30]);
    expect(find('[data-blind] rect:last-child').getAttribute('fill')).toContain('hatch');
    expect(box('[data-muted]')).toEqual([5, expect.closeTo(2)]);
    expect(box('[data-phase=Contract] rect')).toEqual([60, 10]);
    expect(
      [...document.querySelectorAll('[data-phase] text')].map((each) => each.textContent),
    ).toEqual(['Open']);
  });

  it('draws a mark in view for each note, each kind in its own shape, and reports which was pressed', async () => {
    const onPin = vi.fn<(id: string) => void>();
    const pin = (id: string, shape: 'note' | 'marker' | 'prompt', atMs: number) => ({
      id,
      shape,
      atMs,
      label: id,
    });
    await render(
      <TurnTimeline
        {...NOTHING}
        pins={[
          pin('a', 'note', 50_000),
          pin('b', 'marker', 60_000),
          pin('c', 'prompt', 70_000),
          pin('d', 'note', 100_001),
        ]}
        onPin={onPin}
      />,
    );
    expect(
      [...document.querySelectorAll('[data-pin]')].map((each) => [
        each.getAttribute('data-pin'),
        each.textContent,
      ]),
    ).toEqual([
      ['note', 'a'],
      ['marker', 'b'],
      ['prompt', 'c'],
    ]);
    expect(find('[data-pin=note]').parentElement?.getAttribute('transform')).toBe('translate(50)');
    const marker = find('[data-pin=marker]');
    await act(async () => void marker.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(onPin).toHaveBeenCalledWith('b');
  });

  it('stays small for four hours of talk', async () => {
    const spoken = Array.from({ length: 7_200 }, (_, at) => ({
      startMs: at * 2_000,
      endMs: at * 2_000 + 1_200,
    }));
    const { host } = await render(
      <TurnTimeline
        {...NOTHING}
        window={{ startMs: 0, endMs: 14_400_000 }}
        coach={spoken}
        others={spoken}
        widthPx={1_000}
      />,
    );
    expect(host.querySelectorAll('*').length).toBeLessThan(40);
  });
});

describe('the fill of each pixel', () => {
  const lists = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 12,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(([gap, span]) => {
        const startMs = at + gap;
        at = startMs + span;
        return { startMs, endMs: at };
      });
    });

  it('adds up to the covered time in the window', () => {
    fc.assert(
      fc.property(
        lists,
        fc.nat(300),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (intervals, from, span, bins) => {
          const window = { startMs: from, endMs: from + span };
          const covered = intervals.reduce(
            (sum, { startMs, endMs }) =>
              sum + Math.max(0, Math.min(endMs, window.endMs) - Math.max(startMs, window.startMs)),
            0,
          );
          const parts = density(intervals, window, bins);
          expect(parts).toHaveLength(bins);
          expect(parts.reduce((sum, each) => sum + each, 0) * (span / bins)).toBeCloseTo(
            covered,
            6,
          );
          expect(parts.every((each) => each >= 0 && each <= 1)).toBe(true);
        },
      ),
    );
  });

  it('is drawn as closed bars, in any arrangement', () => {
    const shape = { baseY: 10, heightPx: -10, binPx: 1 };
    expect(barsPath([], shape)).toBe('');
    expect(barsPath([0, 0], shape)).toBe('');
    expect(barsPath([1, 0.5, 0, 1], shape)).toBe('M0 10V0H1V5H2V10ZM3 10V0H4V10Z');
  });
});
