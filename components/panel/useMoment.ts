/** One key marks the start of the turn just heard, to be labelled later. */
import { newMarker } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import type { Edits } from '../notes/useEdits';
import type { Moments } from './useMoments';

export function useMoment(
  session: SessionRecord,
  moments: Moments,
  edits: Edits,
): () => Promise<unknown> {
  const { stores, clock } = useServices();
  return async () => {
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const links = { sessionId: session.id, personId: session.personId };
    const marker = newMarker(moments.now().at, stamp, links);
    await edits.change(stores.notes, marker.id, () => marker);
  };
}
