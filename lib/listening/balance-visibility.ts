/** When the live balance is in sight. */

export interface BalanceVisibility {
  readonly balanceShows: 'always' | 'moments' | 'after';
  readonly momentEveryMs: number;
  readonly momentMs: number;
}

/** `elapsedMs` is session time; a moment comes at the end of every `momentEveryMs`. */
export function isBalanceVisible(
  { balanceShows, momentEveryMs, momentMs }: BalanceVisibility,
  elapsedMs: number,
): boolean {
  if (balanceShows !== 'moments') return balanceShows === 'always';
  return elapsedMs >= momentEveryMs && elapsedMs % momentEveryMs < momentMs;
}
