/**
 * Tracks which screen share the call page reports. Nobody starts and stops shares several times a
 * second by hand, so a page that reports many changes is not trusted: following it would cover and
 * uncover the panel without end. All its reports then count as one share of the whole screen.
 */
import type { LiveReport } from '../messages/live';
import type { TapShare } from '../messages/tap';

export type Shared = LiveReport['sharing'];
type Claim = Pick<TapShare, 'share' | 'surface'>;

/** More changes than this within {@link WINDOW_MS} were not made by hand. */
const MOST_CHANGES = 6;
const WINDOW_MS = 10_000;

export interface ShareClaims {
  take(claim: Claim, nowMs: number): void;
  at(nowMs: number): Shared;
  /** When the result of `at` changes without a new claim, in epoch ms; null while it does not. */
  changesAt(): number | null;
}

export function createShareClaims(): ShareClaims {
  let last: Claim = { share: 0, surface: null };
  /** The times of the last changes, oldest first; epoch ms. */
  let changedAt: number[] = [];
  /**
   * The one share that stands for all claims of a page that reports too many changes; null
   * otherwise.
   */
  let blurred: NonNullable<Shared> | null = null;

  function settle(nowMs: number): void {
    const latest = changedAt.at(-1);
    // If the clock was set back (`nowMs < latest`), the age of the last change is unknown: reset
    // too.
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
      // Take the widest surface: with that many reports some are dropped, so the surface seen last
      // is random.
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
