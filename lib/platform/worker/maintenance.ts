/**
 * Periodic maintenance: computes missing or outdated measures, erases chunks of past sessions if the
 * coach does not keep them, and ends sessions that were left open.
 */
import { FIGURES_VERSION } from '../../session/figures';
import {
  ending,
  OPEN_AT_MOST_MS,
  type SessionEvent,
  type SessionRecord,
} from '../../session/session';
import { DEFAULT_SETTINGS, SETTINGS_ID } from '../../settings/settings';
import type { Clock } from '../clock';
import type { Stores } from '../stores';

/** A session can be reopened for this long after its end, in ms; maintenance leaves it alone until then. */
const SETTLED_AFTER_MS = 3_600_000;

interface MaintenanceDependencies {
  readonly stores: Stores;
  readonly clock: Clock;
  keepFigures(sessionId: string): Promise<void>;
  append(sessionId: string, event: SessionEvent): Promise<unknown>;
}

export function createMaintenance({ stores, clock, keepFigures, append }: MaintenanceDependencies) {
  async function eraseIntervals(session: SessionRecord): Promise<void> {
    const chunks = await stores.chunks.bySession(session.id);
    if (chunks.length > 0) await stores.chunks.erase(chunks.map(({ id }) => id));
  }

  return async function tidy(): Promise<void> {
    const settings = (await stores.settings.get(SETTINGS_ID))?.payload ?? DEFAULT_SETTINGS;
    const nowMs = clock.nowMs();
    const settledBefore = nowMs - SETTLED_AFTER_MS;
    for (const session of await stores.sessions.list()) {
      const ended = ending(session.payload.events);
      if (!ended && session.updatedAt < nowMs - OPEN_AT_MOST_MS)
        await append(session.id, { type: 'ended', at: session.updatedAt, reason: 'tabClosed' });
      if (!ended || ended.at > settledBefore) continue;
      if (session.payload.figures?.version !== FIGURES_VERSION) await keepFigures(session.id);
      if (!settings.keepIntervals) await eraseIntervals(session);
    }
  };
}
