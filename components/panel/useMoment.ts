/** One key marks the start of the turn just heard, to be labelled later. */
import type { Interval } from '../../lib/listening/interval';
import { newMarker } from '../../lib/notes/note';
import { epochAt } from '../../lib/session/clock';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import type { Listening } from './useListening';

export function useMoment(
  session: SessionRecord,
  listening: Listening | null,
  stretches: readonly Interval[],
): () => Promise<void> {
  const { stores, clock } = useServices();
  return async () => {
    const nowMs = clock.nowMs();
    const turn = listening?.turn ?? listening?.latestTurn;
    const momentAt = turn ? epochAt(stretches, turn.startMs) : nowMs;
    await stores.notes.put(
      newMarker(
        momentAt,
        { id: clock.newId(), nowMs },
        { sessionId: session.id, personId: session.personId },
      ),
    );
  };
}
