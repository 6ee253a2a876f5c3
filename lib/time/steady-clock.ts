/**
 * A clock that never runs back, and knows when time was lost. The computer's clock may be set while
 * a session runs, and the computer may sleep; the monotonic clock tells how long it really was
 * awake. A set-back is made up for; a leap forward, by sleep or by hand, is told of.
 */

/** The clocks may drift this far apart by themselves, and no more is lost before it is made up. */
const STEP_MS = 250;
/** A leap this long is time away; a shorter one is a lid closed for a moment, and counts. */
const AWAY_MS = 60_000;

/** Time that went by without the computer, in epoch ms on the steady clock. */
export interface ClockJump {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface SteadyClock {
  /** Epoch ms, integer: the computer's time, and ahead of it since that was set back. */
  nowMs(): number;
  aheadMs(): number;
  /** Another context has noticed something, which this one may not have yet. */
  setAhead(aheadMs: number): void;
  /** Begins anew with what the others go by: nothing was lost in between. */
  join(aheadMs: number): void;
}

interface Options {
  wallMs(): number;
  monotonicMs(): number;
  /** The computer's clock was set: tell the others how far this one is ahead of it now. */
  onAhead(aheadMs: number): void;
  /** Whether it is looked at every second: seldom, many short leaps would be taken for a long one. */
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
  /** This clock minus the monotonic one, as long as nothing happens. */
  let baseMs = wallMs() - monotonicMs();

  const here = () => Math.round(wallMs() + aheadMs);
  /** By how much this clock has moved more than it should. */
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
    // A lid closed for a moment counts as time, and others see better what a long leap was.
    if (moved >= 0 && (moved <= AWAY_MS || !isWatched())) return settle();
    // Set forward again after it was set back: no time was lost.
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
