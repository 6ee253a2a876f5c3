/** Computes the measures that are stored with a session. */
import { withPayload } from '../../records/envelope';
import { figuresOf, knowsMore } from '../../session/figures-of';
import { sessionState } from '../../session/session';
import type { Clock } from '../clock';
import type { Stores } from '../stores';

interface FiguresDependencies {
  readonly stores: Pick<Stores, 'sessions' | 'chunks'>;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** @returns a function that stores the measures of an ended session; call it again after a late chunk */
export function createFiguresKeeper({ stores, clock }: FiguresDependencies) {
  return async function keepFigures(sessionId: string): Promise<void> {
    const session = await stores.sessions.get(sessionId);
    if (!session || sessionState(session.payload.events) !== 'ended') return;
    const chunks = (await stores.chunks.bySession(sessionId)).map(({ payload }) => payload);
    const figures = figuresOf(chunks, session.payload, clock.nowMs());
    if (figures === null) return;
    await stores.sessions.update(sessionId, (stored) => {
      if (!stored) return undefined;
      const { figures: before, events } = stored.payload;
      if (knowsMore(before, chunks, events, clock.nowMs())) return undefined;
      return withPayload(stored, { ...stored.payload, figures }, clock.nowMs());
    });
  };
}
