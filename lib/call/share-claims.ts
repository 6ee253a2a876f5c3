/**
 * What the call page says it shows others of this screen. Nobody begins and ends shares several times
 * a second by hand: a page that says so is not believed turn by turn, or its panel would be covered
 * and uncovered without end. All it claims is then one share, of the surface that shows most.
 */
import type { LiveReport } from '../messages/live';
import type { TapShare } from '../messages/tap';

export type Shared = LiveReport['sharing'];
type Claim = Pick<TapShare, 'share' | 'surface'>;

/** More changes than this within {@link WINDOW_MS} were made by no hand. */
const MOST_CHANGES = 6;
const WINDOW_MS = 10_000;
/** What shows most of the screen comes first. */
const BY_BREADTH = ['monitor', 'window', 'browser'] as const;

export interface ShareClaims {
  take(claim: Claim, nowMs: number): void;
  at(nowMs: number): Shared;
  /** When `at` changes by itself, in epoch ms; null while it does not. */
  changesAt(): number | null;
}

export function createShareClaims(): ShareClaims {
  let last: Claim = { share: 0, surface: null };
  /** The last changes, oldest first. */
  let changes: { readonly atMs: number; readonly surface: Claim['surface'] }[] = [];
  /** All claims since the page lost its credit, as one. */
  let blurred: NonNullable<Shared> | null = null;

  function settle(nowMs: number): void {
    const latest = changes.at(-1)?.atMs;
    // Also where the clock was set back: nothing is known of how long ago it was.
    if (latest === undefined || nowMs - latest >= WINDOW_MS || nowMs < latest) blurred = null;
  }

  return {
    take({ share, surface }, nowMs) {
      if (share === last.share && surface === last.surface) return;
      settle(nowMs);
      const before = last;
      last = { share, surface };
      changes = [...changes.slice(-MOST_CHANGES), { atMs: nowMs, surface }];
      const first = changes[0]?.atMs ?? nowMs;
      const often = changes.length > MOST_CHANGES && nowMs - first < WINDOW_MS;
      if (blurred === null && !often) return;
      // All that was claimed lately counts at once: a surface that grows would cover the panel anew.
      const claimed = [blurred?.surface, before.surface, ...changes.map((each) => each.surface)];
      const widest = BY_BREADTH.find((each) => claimed.includes(each));
      if (widest !== undefined) blurred = { share: blurred?.share ?? share, surface: widest };
    },
    at(nowMs) {
      settle(nowMs);
      if (blurred) return blurred;
      const { share, surface } = last;
      return surface && { share, surface };
    },
    changesAt: () => (blurred === null ? null : (changes.at(-1)?.atMs ?? 0) + WINDOW_MS),
  };
}
