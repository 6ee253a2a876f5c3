/**
 * What the call page says it shows others of this screen. Nobody begins and ends shares several times
 * a second by hand: a page that says so is not believed turn by turn, or its panel would be covered
 * and uncovered without end. All it claims is then one share, of the whole screen.
 */
import type { LiveReport } from '../messages/live';
import type { TapShare } from '../messages/tap';

export type Shared = LiveReport['sharing'];
type Claim = Pick<TapShare, 'share' | 'surface'>;

/** More changes than this within {@link WINDOW_MS} were made by no hand. */
const MOST_CHANGES = 6;
const WINDOW_MS = 10_000;

export interface ShareClaims {
  take(claim: Claim, nowMs: number): void;
  at(nowMs: number): Shared;
  /** When `at` changes by itself, in epoch ms; null while it does not. */
  changesAt(): number | null;
}

export function createShareClaims(): ShareClaims {
  let last: Claim = { share: 0, surface: null };
  /** Of the last changes, oldest first. */
  let changedAt: number[] = [];
  /** All claims since the page lost its credit, as one. */
  let blurred: NonNullable<Shared> | null = null;

  function settle(nowMs: number): void {
    const latest = changedAt.at(-1);
    // Also where the clock was set back: nothing is known of how long ago it was.
    if (latest === undefined || nowMs - latest >= WINDOW_MS || nowMs < latest) blurred = null;
  }

  return {
    take({ share, surface }, nowMs) {
      if (share === last.share && surface === last.surface) return;
      settle(nowMs);
      last = { share, surface };
      changedAt = [...changedAt.slice(-MOST_CHANGES), nowMs];
      const first = changedAt[0] ?? nowMs;
      const often = changedAt.length > MOST_CHANGES && nowMs - first < WINDOW_MS;
      // Which surfaces arrive is chance: reports that come too often are left out.
      if (often) blurred ??= { share, surface: 'monitor' };
    },
    at(nowMs) {
      settle(nowMs);
      if (blurred) return blurred;
      const { share, surface } = last;
      return surface && { share, surface };
    },
    changesAt: () => (blurred === null ? null : (changedAt.at(-1) ?? 0) + WINDOW_MS),
  };
}
