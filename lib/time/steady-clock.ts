/**
 * A clock that never runs backwards and detects lost time. The computer's clock may be set while a
 * session runs, and the computer may sleep; the monotonic clock shows how long it was really awake.
 * The clock compensates for a set-back, and reports a jump forward, by sleep or by hand.
 */

/**
 * Tolerated drift between the two clocks, in ms: the most that is lost before a set-back is
 * compensated.
 */
const STEP_MS = 250;
/**
 * A jump longer than this is time away; a shorter one is a lid closed for a moment, and counts as
 * time.
 */
const AWAY_MS = 60_000;

/** Time in which the computer was not running, in epoch ms on the steady clock. */
export interface ClockJump {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SteadyClock {
  /** Epoch ms, integer: the computer's time plus `aheadMs`. */
  nowMs(): number;
  aheadMs(): number;
  /** Takes over the offset that another context has detected, and this one may not have yet. */
  setAhead(aheadMs: number): void;
  /** Starts again with the offset of the other contexts, without reporting lost time. */
  join(aheadMs: number): void;
}

interface Options {
  wallMs(): number;
  monotonicMs(): number;
  /** Called when the computer's clock was set, with the new offset for the other contexts. */
  onAhead(aheadMs: number): void;
  /**
   * Whether the clock is read every second. If it is read seldom, many short jumps look like a long
   * one.
   */
  isWatched(): boolean;
  onLeap(leap: ClockJump): void;
}

export function createSteadyClock({
  wallMs,
  monotonicMs,
  onAhead,
  isWatched,
  onLeap,
}: Options): SteadyClock {
  let aheadMs = 0;
  /**
   * This clock minus the monotonic clock, constant while no clock is set and the computer does not
   * sleep.
   */
  let baseMs = wallMs() - monotonicMs();

  const here = () => Math.round(wallMs() + aheadMs);
  /** How much more this clock has advanced than the monotonic clock, in ms. */
  const drift = () => wallMs() + aheadMs - monotonicMs() - baseMs;

  function settle(): void {
    baseMs = wallMs() + aheadMs - monotonicMs();
  }

  function leapt(leapMs: number): void {
    if (leapMs <= STEP_MS) return;
    const toMs = here();
    onLeap({ fromMs: toMs - Math.round(leapMs), toMs });
  }

  function look(): void {
    const moved = drift();
    if (moved < 0 && moved >= -STEP_MS) return;
    // Short jumps count as time. A clock that is read seldom cannot judge a long jump; other
    // contexts can.
    if (moved >= 0 && (moved <= AWAY_MS || !isWatched())) return settle();
    // If the clock is set forward after a set-back, reduce the offset first: that part is no lost
    // time.
    const madeUp = Math.round(Math.min(aheadMs, moved));
    aheadMs -= madeUp;
    settle();
    if (moved > AWAY_MS) leapt(moved - madeUp);
    if (madeUp !== 0) onAhead(aheadMs);
  }

  return {
    nowMs() {
      look();
      return here();
    },
    aheadMs: () => aheadMs,
    setAhead(next) {
      aheadMs = next;
      const moved = drift();
      settle();
      if (moved > AWAY_MS) leapt(moved);
    },
    join(next) {
      aheadMs = next;
      settle();
    },
  };
}
