/** The moments a note can be about: the start of the turn just heard, and of earlier turns. */
import { useEffect, useMemo, useRef } from 'react';
import type { Interval } from '../../lib/listening/interval';
import { momentJustHeard, turnMoments, type Moment } from '../../lib/notes/moment';
import { useServices } from '../app/services';
import type { Listening } from './useListening';

export interface Moments {
  /** The moment of a note begun now. */
  now(): Moment;
  /** The starts of the turns in the last twenty minutes. */
  all(): readonly Moment[];
}

/** Keeps its identity from one second to the next; its methods use the latest speech. */
export function useMoments(listening: Listening | null, stretches: readonly Interval[]): Moments {
  const { clock } = useServices();
  const latest = useRef(listening);
  useEffect(() => {
    latest.current = listening;
  });

  return useMemo(
    () => ({
      now() {
        const nowMs = clock.nowMs();
        const heard = latest.current;
        if (!heard) return { at: nowMs, speaker: null };
        return momentJustHeard(heard.recent, heard.durationMs, stretches, nowMs);
      },
      all() {
        const heard = latest.current;
        return heard ? turnMoments(heard.recent, heard.durationMs, stretches) : [];
      },
    }),
    [clock, stretches],
  );
}
