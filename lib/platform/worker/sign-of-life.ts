/** The last time at which a session was certainly running: the time of its newest record. */
import { lastHeardAt } from '../../session/left-open';
import type { SessionRecord } from '../../session/session';
import type { Stores } from '../stores';

/** Epoch ms. */
export async function lastSignOfLife(stores: Stores, session: SessionRecord): Promise<number> {
  const chunks = await stores.chunks.bySession(session.id);
  const others = await Promise.all(
    [stores.notes, stores.promptUses, stores.drafts].map((store) => store.bySession(session.id)),
  );
  return Math.max(
    session.updatedAt,
    lastHeardAt(chunks.map(({ payload }) => payload)),
    ...others.flat().map((record) => record.updatedAt),
  );
}
