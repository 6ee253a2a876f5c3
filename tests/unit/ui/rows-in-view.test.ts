import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsInView } from '../../../components/ui/rowsInView';

it.each([
  ['at the top', { scrollPx: 0, viewPx: 400, rowPx: 40, count: 2_000 }, { from: 0, until: 19 }],
  ['half-way', { scrollPx: 4_000, viewPx: 400, rowPx: 40, count: 2_000 }, { from: 92, until: 119 }],
  [
    'below the fold',
    { scrollPx: -900, viewPx: 400, rowPx: 40, count: 2_000 },
    { from: 0, until: 0 },
  ],
  [
    'scrolled past',
    { scrollPx: 90_000, viewPx: 400, rowPx: 40, count: 10 },
    { from: 10, until: 10 },
  ],
])('the visible rows are drawn: %s', (_, seen, rows) => expect(rowsInView(seen)).toEqual(rows));

it('every visible row is drawn, and at most a few others', () => {
  fc.assert(
    fc.property(
      fc.record({
        scrollPx: fc.integer({ min: -2_000, max: 200_000 }),
        viewPx: fc.integer({ min: 100, max: 2_000 }),
        rowPx: fc.integer({ min: 20, max: 80 }),
        count: fc.nat(3_000),
      }),
      ({ scrollPx, viewPx, rowPx, count }) => {
        const { from, until } = rowsInView({ scrollPx, viewPx, rowPx, count });
        for (let row = 0; row < count; row += 1) {
          const seen = (row + 1) * rowPx > scrollPx && row * rowPx < scrollPx + viewPx;
          if (seen && (row < from || row >= until)) throw new Error(`row ${row} is missing`);
        }
        expect(until - from).toBeLessThanOrEqual(viewPx / rowPx + 19);
      },
    ),
  );
});
