/** The moments a note can be about: the start of the turn just heard, and of those before it. */
import type { Interval } from '../../lib/listening/interval';
import { momentJustHeard, turnMoments, type Moment } from '../../lib/notes/moment';
import { useServices } from '../app/services';
import type { Listening } from './useListening';

export interface Moments {
  /** What a note begun now is about. */
  now(): Moment;
  /** The starts of the turns of the last twenty minutes. */
  all(): readonly Moment[];
}

export function useMoments(listening: Listening | null, stretches: readonly Interval[]): Moments {
  const { clock } = useServices();
  return {
    now() {
      const nowMs = clock.nowMs();
      if (!listening) return { at: nowMs, speaker: null };
      return momentJustHeard(listening.recent, listening.durationMs, stretches, nowMs);
    },
    all: () => (listening ? turnMoments(listening.recent, listening.durationMs, stretches) : []),
  };
}
