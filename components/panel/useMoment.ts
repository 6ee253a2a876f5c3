/** A key that marks the start of the turn just heard, to be labelled later. */
import { useCallback } from 'react';
import { newMarker } from '../../lib/notes/note';
import type { SessionRecord } from '../../lib/session/session';
import { useServices } from '../app/services';
import type { Edits } from '../notes/useEdits';
import type { Moments } from './useMoments';

export function useMoment(
  { id: sessionId, personId }: SessionRecord,
  moments: Moments,
  edits: Edits,
): () => void {
  const { stores, clock } = useServices();
  return useCallback(() => {
    const stamp = { id: clock.newId(), nowMs: clock.nowMs() };
    const marker = newMarker(moments.now().at, stamp, { sessionId, personId });
    void edits.change(stores.notes, marker.id, () => marker);
  }, [stores, clock, sessionId, personId, moments, edits]);
}
