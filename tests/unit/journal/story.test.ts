import { describe, expect, it } from 'vitest';
import { nextDate, storySoFar } from '../../../lib/journal/story';
import { DAY, FIRST, held, MINUTE, reflected } from './held';

describe('the summary of the work so far', () => {
  it('counts ended sessions', () => {
    const sessions = [
      held({ id: 'b', at: FIRST + 30 * DAY, minutes: 40 }),
      held({ id: 'a', minutes: 50 }),
      held({ id: 'c', at: FIRST + 40 * DAY, open: true }),
    ];
    expect(storySoFar(sessions)).toEqual({
      sessions: 2,
      firstAt: FIRST,
      lastAt: FIRST + 30 * DAY,
      totalMs: 90 * MINUTE,
    });
    expect(storySoFar(sessions.slice(2))).toBeNull();
  });

  it('finds the next agreed date, today included', () => {
    const reflections = ['2026-05-01', '2026-03-01', '2026-01-01', null].map((date, index) =>
      reflected(`s${index}`, { nextDate: date }),
    );
    expect(nextDate(reflections, '2026-02-01')).toBe('2026-03-01');
    expect(nextDate(reflections, '2026-03-01')).toBe('2026-03-01');
    expect(nextDate(reflections, '2026-06-01')).toBeNull();
  });
});
