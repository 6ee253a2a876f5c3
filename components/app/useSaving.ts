/** Keeps trying to save until it is durable, and says where that stands. */
import { useCallback, useEffect, useRef, useState } from 'react';

export type SavingState = 'idle' | 'saved' | 'notSaved';

const RETRY_MS = 2_000;

/**
 * `save(work)` resolves to true once `work` has succeeded; after a failure it says 'notSaved' and
 * tries again until it succeeds or the screen goes away (then false: the draft is still there).
 */
export function useSaving(): {
  state: SavingState;
  save(work: () => Promise<unknown>): Promise<boolean>;
} {
  const [state, setState] = useState<SavingState>('idle');
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const save = useCallback(async (work: () => Promise<unknown>) => {
    for (;;) {
      try {
        await work();
        if (!gone.current) setState('saved');
        return true;
      } catch (error) {
        console.warn('aparté: not saved', error);
      }
      if (gone.current) return false;
      setState('notSaved');
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }, []);

  return { state, save };
}
