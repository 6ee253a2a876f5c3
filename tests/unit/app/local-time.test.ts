import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromLocalMinute, toLocalMinute } from '../../../components/app/localTime';

it('a local time converts back to the same minute, in any year', () => {
  const minutes = fc.integer({ min: 2 * 24 * 60, max: 200 * 365 * 24 * 60 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const epochMs = minute * 60_000;
      const back = fromLocalMinute(toLocalMinute(epochMs + 59_999)) ?? 0;
      // Once a year an hour comes twice, and its field cannot say which.
      expect([0, 3_600_000]).toContain(Math.abs(back - epochMs));
    }),
  );
});

it.each(['', '2026-11-29', '2026-11-29T', 'T10:00', '0000-01-01T00:00', '999999-01-01T00:00'])(
  '%j is not a valid local time',
  (text) => {
    expect(fromLocalMinute(text)).toBeNull();
  },
);
