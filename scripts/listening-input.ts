import * as z from 'zod/mini';

const millisecondsRule = 'must be a whole number of milliseconds, 0 or more';
const milliseconds = z
  .number(millisecondsRule)
  .check(z.refine((value) => Number.isSafeInteger(value) && value >= 0, millisecondsRule));

const interval = z
  .tuple([milliseconds, milliseconds], 'must be a pair [startMs, endMs]')
  .check(z.refine(([startMs, endMs]) => endMs >= startMs, 'ends before it starts'));

const intervals = z.array(interval, 'must be a list of [startMs, endMs] pairs');

/** A session from outside, before it is measured: a `ListeningInput` with every number checked. */
export const listeningInput = z.object(
  { durationMs: milliseconds, coach: intervals, coachee: intervals },
  'must be an object { durationMs, coach, coachee }',
);
