import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  panned,
  pinched,
  SHORTEST_VIEW_MS,
  ticksOf,
  wholeView,
  zoomed,
  type Viewport,
} from '../../../lib/journal/viewport';

const HOUR = 3_600_000;
const view = (startMs: number, endMs: number): Viewport => ({ startMs, endMs });

describe('the visible part of a session', () => {
  it.each<[string, Viewport, Viewport]>([
    [
      'twice as near, around the middle',
      zoomed(view(0, 1_000_000), 2, 500_000, HOUR),
      view(250_000, 750_000),
    ],
    ['around the very start', zoomed(view(0, 1_000_000), 2, 0, HOUR), view(0, 500_000)],
    ['never beyond the session', zoomed(view(0, HOUR), 0.5, 1_000_000, HOUR), view(0, HOUR)],
    [
      'out at the end: it shifts',
      zoomed(view(HOUR - 100_000, HOUR), 0.5, HOUR - 100_000, HOUR),
      view(HOUR - 200_000, HOUR),
    ],
    [
      'no nearer than the shortest view',
      zoomed(view(0, 12_000), 10, 6_000, HOUR),
      view(1_000, 11_000),
    ],
    ['moved later', panned(view(0, 60_000), 30_000, HOUR), view(30_000, 90_000)],
    [
      'moved no further than the end',
      panned(view(0, 60_000), 2 * HOUR, HOUR),
      view(HOUR - 60_000, HOUR),
    ],
    ['moved no further than the start', panned(view(10_000, 70_000), -HOUR, HOUR), view(0, 60_000)],
    [
      'a session shorter than the shortest view',
      zoomed(wholeView(4_000), 8, 0, 4_000),
      view(0, 4_000),
    ],
  ])('is right after the action: %s', (_, got, wanted) => expect(got).toEqual(wanted));

  it('keeps the times under two fingers when they spread', () => {
    expect(pinched(view(0, 100_000), [0.25, 0.75], [0, 1], HOUR)).toEqual(view(25_000, 75_000));
    expect(pinched(view(0, 100_000), [0.4, 0.6], [0.6, 0.4], HOUR)).toEqual(view(0, 100_000));
  });

  it('never leaves the session, after any actions in any order', () => {
    const step = fc.oneof(
      fc.record({
        factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({ byMs: fc.integer({ min: -2 * HOUR, max: 2 * HOUR }) }),
      fc.record({
        to: fc.tuple(
          fc.double({ min: 0, max: 0.45, noNaN: true }),
          fc.double({ min: 0.55, max: 1, noNaN: true }),
        ),
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 * HOUR }),
        fc.array(step, { maxLength: 20 }),
        (durationMs, steps) => {
          let now = wholeView(durationMs);
          for (const each of steps) {
            const spanMs = now.endMs - now.startMs;
            if ('factor' in each)
              now = zoomed(now, each.factor, now.startMs + each.part * spanMs, durationMs);
            else if ('byMs' in each) now = panned(now, each.byMs, durationMs);
            else now = pinched(now, [0.4, 0.6], each.to, durationMs);
            expect(now.startMs).toBeGreaterThanOrEqual(0);
            expect(now.endMs).toBeLessThanOrEqual(durationMs + 1e-6);
            expect(now.endMs - now.startMs).toBeGreaterThanOrEqual(
              Math.min(SHORTEST_VIEW_MS, durationMs) - 1e-6,
            );
          }
        },
      ),
    );
  });

  it('keeps the time under the pointer in place, away from the edges', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (factor, part) => {
          const before = view(HOUR, HOUR + 600_000);
          const atMs = before.startMs + part * 600_000;
          const after = zoomed(before, factor, atMs, 3 * HOUR);
          const partAfter = (atMs - after.startMs) / (after.endMs - after.startMs);
          expect(partAfter).toBeCloseTo(part, 6);
        },
      ),
    );
  });

  it.each<[Viewport, number, number[]]>([
    [view(0, HOUR), 6, [0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000]],
    [view(61_000, 71_000), 5, [62_000, 64_000, 66_000, 68_000, 70_000]],
    [view(0, 4 * HOUR), 4, [0, HOUR, 2 * HOUR, 3 * HOUR]],
  ])('has round times on its axis', (shown, atMost, ticks) => {
    expect(ticksOf(shown, atMost)).toEqual(ticks);
  });
});
