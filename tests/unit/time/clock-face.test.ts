import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteOfDay, minutesUntil, timeAfter } from '../../../lib/time/clock-face';

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('times of day', () => {
  it('are as many minutes apart as were added, past midnight too', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 1_440 }), (begin, minutes) => {
        expect(minutesUntil(begin, timeAfter(begin, minutes) ?? '')).toBe(minutes);
      }),
    );
  });

  it.each([
    ['23:30', 45, '00:15'],
    ['09:00', 60, '10:00'],
    ['', 60, null],
    ['09:00', null, null],
  ])('are computed: %s plus %s minutes is %s', (begin, minutes, end) => {
    expect(timeAfter(begin, minutes)).toBe(end);
  });

  it.each(['', '9:00', '24:00', '10:60', '10:0x'])('do not include %j', (text) => {
    expect(minuteOfDay(text)).toBeNull();
    expect(minutesUntil(text, '10:00')).toBeNull();
  });
});
