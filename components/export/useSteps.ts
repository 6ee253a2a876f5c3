import { useCallback, useEffect, useState } from 'react';
import type { Pace, Progress, Steps } from '../../lib/export/gather';

/** Longest uninterrupted work in ms before yielding to the page. */
const TURN_MS = 12;
/** Minimum time between progress updates, in ms; shorter tasks show none. */
const SHOWN_EVERY_MS = 150;

export type Work<T> =
  | { readonly state: 'working'; readonly progress: Progress | null }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed' };

export interface Stepping<T> {
  readonly work: Work<T>;
  stop(): void;
  again(): void;
}

const BEGINNING = { state: 'working', progress: null } as const;

/**
 * Runs a long task in short steps; restarts it when `start` changes, which must be memoised. The previous run
 * is stopped.
 */
export function useSteps<T>(start: (pace: Pace) => Steps<T>): Stepping<T> {
  const [attempt, setAttempt] = useState(() => new AbortController());
  const [shown, setShown] = useState<Shown<T> | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    const signal = AbortSignal.any([leaving.signal, attempt.signal]);
    const show = (work: Work<T>) => setShown({ start, attempt, work });
    run(start, signal, show).catch((error: unknown) => {
      if (signal.aborted) return;
      console.warn('aparté: the export could not be made', error);
      show({ state: 'failed' });
    });
    return () => leaving.abort();
  }, [start, attempt]);

  const stop = useCallback(() => {
    attempt.abort();
    setShown({ start, attempt, work: { state: 'stopped' } });
  }, [start, attempt]);
  const again = useCallback(() => setAttempt(new AbortController()), []);
  // Ignore the result of a previous task.
  const current = shown?.start === start && shown.attempt === attempt;
  return { work: current ? shown.work : BEGINNING, stop, again };
}

interface Shown<T> {
  readonly start: unknown;
  readonly attempt: AbortController;
  readonly work: Work<T>;
}

async function run<T>(
  start: (pace: Pace) => Steps<T>,
  signal: AbortSignal,
  show: (work: Work<T>) => void,
): Promise<void> {
  let turnBegan = performance.now();
  const pause = async () => {
    if (performance.now() - turnBegan < TURN_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    turnBegan = performance.now();
  };
  const steps = start({ signal, pause });
  let shownAt = performance.now();
  for (;;) {
    const { value, done } = await steps.next();
    if (signal.aborted) return;
    if (done) return show({ state: 'done', value });
    if (performance.now() - shownAt < SHOWN_EVERY_MS) continue;
    shownAt = performance.now();
    show({ state: 'working', progress: value });
  }
}
