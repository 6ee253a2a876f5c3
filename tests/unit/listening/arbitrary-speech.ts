import * as fc from 'fast-check';
import type { Interval } from '../../../lib/listening/interval';

// The lengths at which a rule changes its result, so that boundaries and ties occur often.
const edgeMs = fc.constantFrom(0, 1, 149, 150, 499, 500, 501, 850, 999, 1000, 1001, 2999, 3000);
const speechMs = fc.oneof(
  edgeMs,
  fc.integer({ min: 0, max: 1200 }),
  fc.integer({ max: 9000, min: 0 }),
);
const pauseMs = fc.oneof(
  edgeMs,
  fc.integer({ min: 0, max: 1200 }),
  fc.integer({ max: 5000, min: 0 }),
);

/** One speaker's sorted, disjoint intervals, including adjacent and empty ones. */
const orderedIntervals: fc.Arbitrary<Interval[]> = fc
  .array(fc.tuple(pauseMs, speechMs), { maxLength: 14 })
  .map((steps) => {
    let clockMs = 0;
    return steps.map(([pause, speech]): Interval => {
      const startMs = clockMs + pause;
      clockMs = startMs + speech;
      return [startMs, clockMs];
    });
  });

/** One speaker's intervals in any order and overlapping, on a grid coarse enough for ties. */
const tangledIntervals: fc.Arbitrary<Interval[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 30 }))
    .map(([start, length]): Interval => [start * 250, (start + length) * 250]),
  { maxLength: 14 },
);

const arbitraryIntervals = fc.oneof(orderedIntervals, tangledIntervals);

export const arbitrarySpeech = fc.record({
  coach: arbitraryIntervals,
  coachee: arbitraryIntervals,
});
