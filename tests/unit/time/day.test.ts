import { expect, it } from 'vitest';
import { dayOf } from '../../../lib/time/day';

it('the calendar day follows the local time zone', () => {
  const atMs = Date.UTC(2026, 0, 1, 3, 30);
  expect(dayOf(atMs, 'UTC')).toBe('2026-01-01');
  expect(dayOf(atMs, 'America/New_York')).toBe('2025-12-31');
  expect(dayOf(Date.UTC(2026, 11, 31, 23), 'Europe/Paris')).toBe('2027-01-01');
});
