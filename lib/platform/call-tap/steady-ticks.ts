import { quietly } from './quietly';

/** After so many periods without a tick by sound, the timer ticks again. */
const MISSED_PERIODS = 3;

/** @returns its stop */
export type Every = (periodMs: number, run: () => void) => () => void;

/** A clock made of silent sounds. */
export interface SoundClock {
  /** Calls `ended` once the clock reaches `atS`, or a little later. */
  readonly waitUntil: (atS: number, ended: () => void) => void;
  readonly nowS: () => number;
  /** Resumes the clock if the browser has suspended it. */
  readonly resume: () => void;
  readonly close: () => void;
}

interface TickerParts {
  readonly document: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
  readonly timer: Every;
  /** May throw. */
  readonly openClock: () => SoundClock;
  readonly nowMs: () => number;
}

/**
 * Ticks at one period whether the page is visible or hidden. Browsers slow the timers of a hidden
 * page down to one a second unless it is audible, and a call is not audible before the other side's
 * first word. Audio keeps its time, so a hidden page ticks at the end of silent sounds, and also by
 * the timer where audio does not run.
 */
export function steadyTicks({ document, timer, openClock, nowMs }: TickerParts): Every {
  return (periodMs, run) => {
    let stopSound: (() => void) | undefined;
    let clock: SoundClock | undefined;
    let soundAtMs = Number.NEGATIVE_INFINITY;

    function soundTick(): void {
      soundAtMs = nowMs();
      run();
    }
    function follow(): void {
      stopSound?.();
      stopSound = clock = undefined;
      if (!document.hidden) return;
      quietly(() => {
        clock = openClock();
        stopSound = tickBySound(clock, periodMs, soundTick);
      });
    }
    document.addEventListener('visibilitychange', follow);
    follow();
    const stopTimer = timer(periodMs, () => {
      if (nowMs() - soundAtMs < MISSED_PERIODS * periodMs) return;
      clock?.resume();
      run();
    });
    return () => {
      document.removeEventListener('visibilitychange', follow);
      stopTimer();
      stopSound?.();
    };
  };
}

function tickBySound(clock: SoundClock, periodMs: number, run: () => void): () => void {
  const periodS = periodMs / 1000;
  let stopped = false;
  let dueS = clock.nowS();
  function wait(): void {
    dueS += periodS;
    // A tick that is late by less than a period keeps the schedule; a later one restarts it from
    // now.
    if (dueS <= clock.nowS()) dueS = clock.nowS() + periodS;
    clock.waitUntil(dueS, () => {
      if (stopped) return;
      quietly(wait);
      run();
    });
  }
  wait();
  return () => {
    stopped = true;
    quietly(clock.close);
  };
}

/** @param createContext creates a context without audible output; may throw */
export function captureSoundClock(
  { ConstantSourceNode }: Pick<typeof globalThis, 'ConstantSourceNode'>,
  createContext: () => AudioContext,
): () => SoundClock {
  return () => {
    const context = createContext();
    return {
      waitUntil(atS, ended) {
        const sound = new ConstantSourceNode(context, { offset: 0 });
        const done = () => {
          sound.disconnect();
          ended();
        };
        sound.addEventListener('ended', done, { once: true });
        // A node without a connection is not played, and never ends.
        sound.connect(context.destination);
        sound.start();
        sound.stop(atS);
      },
      nowS: () => context.currentTime,
      resume: () => void context.resume().catch(() => {}),
      close: () => void context.close().catch(() => {}),
    };
  };
}
