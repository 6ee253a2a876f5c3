import { expect, it } from 'vitest';
import { isBalanceVisible } from '../../../lib/listening/balance-visibility';

const moments = { balanceShows: 'moments', momentEveryMs: 1000, momentMs: 100 } as const;

it.each([
  [0, false],
  [99, false],
  [999, false],
  [1000, true],
  [1099, true],
  [1100, false],
  [3050, true],
])('the balance shown now and then is visible at %i ms: %s', (elapsedMs, inSight) => {
  expect(isBalanceVisible(moments, elapsedMs)).toBe(inSight);
});

it('the balance is always visible, or never before the end, as the coach chose', () => {
  expect(isBalanceVisible({ ...moments, balanceShows: 'always' }, 50)).toBe(true);
  expect(isBalanceVisible({ ...moments, balanceShows: 'after' }, 1050)).toBe(false);
});
