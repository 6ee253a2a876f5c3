/** Retries a save until it is durable, and reports its state. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type SavingState = 'idle' | 'saved' | 'notSaved';

/** Result of a save that found nothing left to save. */
export const NOTHING_TO_SAVE = Symbol('nothing to save');

const RETRY_MS = 2_000;

/**
 * `save(work)` resolves to true once `work` has succeeded. After a failure the state is 'notSaved' and it
 * retries until it succeeds or the screen unmounts (then false: the draft still exists). Saves run one after
 * the other in call order, so that the retry of an older one never runs after a newer one. Also false when
 * `work` finds nothing left to save.
 */
export function useSaving(): {
  state: SavingState;
  save(work: () => Promise<unknown>): Promise<boolean>;
} {
  const [state, setState] = useState<SavingState>('idle');
  const gone = useRef(false);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const save = useCallback((work: () => Promise<unknown>) => {
    const done = turn.current.then(async () => {
      for (;;) {
        try {
          const found = (await work()) !== NOTHING_TO_SAVE;
          if (!gone.current) setState(found ? 'saved' : 'idle');
          return found;
        } catch (error) {
          console.warn('aparté: not saved', error);
        }
        if (gone.current) return false;
        setState('notSaved');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    });
    turn.current = done;
    return done;
  }, []);

  return { state, save };
}
