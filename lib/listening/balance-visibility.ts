/** Decides when the live balance is visible. */

export interface BalanceVisibility {
  readonly balanceShows: 'always' | 'moments' | 'after';
  readonly momentEveryMs: number;
  readonly momentMs: number;
}

/**
 * Whether the balance is visible at `elapsedMs` of session time. With `moments`, it shows for
 * `momentMs` at each multiple of `momentEveryMs`.
 */
export function isBalanceVisible(
  { balanceShows, momentEveryMs, momentMs }: BalanceVisibility,
  elapsedMs: number,
): boolean {
  if (balanceShows !== 'moments') return balanceShows === 'always';
  return elapsedMs >= momentEveryMs && elapsedMs % momentEveryMs < momentMs;
}
