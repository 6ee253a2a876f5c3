/** When the live balance is in sight. */

export interface Showing {
  readonly balanceShows: 'always' | 'moments' | 'after';
  readonly momentEveryMs: number;
  readonly momentMs: number;
}

/** `elapsedMs` is session time; a moment comes at the end of every `momentEveryMs`. */
export function balanceInSight(
  { balanceShows, momentEveryMs, momentMs }: Showing,
  elapsedMs: number,
): boolean {
  if (balanceShows !== 'moments') return balanceShows === 'always';
  return elapsedMs >= momentEveryMs && elapsedMs % momentEveryMs < momentMs;
}
