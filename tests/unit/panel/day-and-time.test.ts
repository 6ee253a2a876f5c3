import { expect, it } from 'vitest';
import { dayAndTime } from '../../../components/panel/dayAndTime';

const at = new Date(2026, 10, 27, 18, 2).getTime();
const HOUR = 3_600_000;

it('the day is left out for a time on the same day', () => {
  expect(dayAndTime(at, at + HOUR, 'fr')).toEqual({ day: null, time: '18:02' });
});

it('the day is named for a time on another day', () => {
  expect(dayAndTime(at, at + 14 * HOUR, 'fr')).toEqual({
    day: 'vendredi 27 novembre',
    time: '18:02',
  });
  expect(dayAndTime(at, at + 14 * HOUR, 'en').day).toBe('Friday, November 27');
});
