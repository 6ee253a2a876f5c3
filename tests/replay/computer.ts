/** A computer whose clocks and timers the replay turns: wall clock, monotonic clock, one timer list. */
import type { CallClock, SharedClock } from '../../lib/platform/clock';
import { createSteadyClock, type ClockJump, type SteadyClock } from '../../lib/time/steady-clock';

/** The wall clock when a scenario begins, epoch ms. */
const START_MS = 1_750_000_000_000;

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export type Computer = ReturnType<typeof createComputer>;

export function createComputer() {
  let scenarioMs = 0;
  let steppedMs = 0;
  let ids = 0;
  let timers: Timer[] = [];
  /** How far the extension's clock is ahead of the wall clock: what `storage.session` keeps. */
  let storedAheadMs = 0;
  const contexts = new Set<SteadyClock>();

  function newContext(onLeap?: (leap: ClockJump) => void): SteadyClock {
    const clock = createSteadyClock({
      wallMs: () => START_MS + scenarioMs + steppedMs,
      monotonicMs: () => scenarioMs,
      onAhead: (aheadMs) => setAhead(aheadMs, clock),
      isWatched: () => onLeap !== undefined,
      onLeap: (leap) => onLeap?.(leap),
    });
    clock.join(storedAheadMs);
    contexts.add(clock);
    return clock;
  }

  function setAhead(aheadMs: number, by: SteadyClock): void {
    storedAheadMs = aheadMs;
    for (const each of contexts) if (each !== by) each.setAhead(aheadMs);
  }

  return {
    scenarioMs: () => scenarioMs,
    newId: () => `id-${++ids}`,
    moveTo(atMs: number): void {
      scenarioMs = Math.max(scenarioMs, atMs);
    },
    /** @returns cancels it */
    after(ms: number, run: () => void): () => void {
      const timer = { atMs: scenarioMs + Math.max(0, ms), run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    nextTimerMs: () => Math.min(Infinity, ...timers.map(({ atMs }) => atMs)),
    /** Runs the timers that are due, in their order. @returns whether there were any */
    runTimers(): boolean {
      const due = timers.filter(({ atMs }) => atMs <= scenarioMs);
      timers = timers.filter(({ atMs }) => atMs > scenarioMs);
      for (const { run } of due.toSorted((a, b) => a.atMs - b.atMs)) run();
      return due.length > 0;
    },
    stepClock(byMs: number): void {
      steppedMs += byMs;
    },
    /** Every context looks at its clocks, as it does once a second. */
    look(): void {
      for (const each of contexts) each.nowMs();
    },
    worker(): { clock: Omit<SharedClock, 'onLeap'> & SteadyClock; end(): void } {
      const steady = newContext();
      const clock = {
        ...steady,
        newId: () => `id-${++ids}`,
        ready: Promise.resolve(),
        setAhead(aheadMs: number) {
          steady.join(aheadMs);
          setAhead(aheadMs, steady);
        },
      };
      return { clock, end: () => contexts.delete(steady) };
    },
    page(onLeap: (leap: ClockJump) => void): { clock: CallClock; end(): void } {
      const listeners = new Set<(leap: ClockJump) => void>([onLeap]);
      const steady = newContext((leap) => listeners.forEach((listener) => listener(leap)));
      const clock: CallClock = {
        nowMs: steady.nowMs,
        aheadMs: steady.aheadMs,
        newId: () => `id-${++ids}`,
        setAhead: (next) => (next === steady.aheadMs() ? undefined : steady.join(next)),
        onLeap(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      };
      return { clock, end: () => contexts.delete(steady) };
    },
    restart(): void {
      contexts.clear();
      timers = [];
      storedAheadMs = 0;
    },
  };
}

/**
 * Turns instants of the extension's clock into those of the scenario. A clock that leaps forward
 * makes a gap in the former, which is one instant of the latter.
 */
export function createTimeline() {
  const points: { scenarioMs: number; epochMs: number }[] = [];
  return {
    /** Noted just before and just after the clock may have moved. */
    note(scenarioMs: number, epochMs: number): void {
      points.push({ scenarioMs, epochMs });
    },
    /** @param fromPoint the first point that counts: the clock may have been set back at a start */
    toScenario(epochMs: number, fromPoint = 0): number {
      const later = points.slice(fromPoint);
      // A clock that was set back at a later start says nothing of what came before.
      const setBack = later.findIndex((point, at) => point.epochMs < (later[at - 1]?.epochMs ?? 0));
      const known = setBack === -1 ? later : later.slice(0, setBack);
      const after = known.findIndex((point) => point.epochMs > epochMs);
      const before = known[after === -1 ? known.length - 1 : Math.max(0, after - 1)];
      if (!before) return epochMs - START_MS;
      const plain = before.scenarioMs + epochMs - before.epochMs;
      const next = after === -1 ? undefined : known[after];
      return next ? Math.min(plain, next.scenarioMs) : plain;
    },
    points: () => points.length,
  };
}
