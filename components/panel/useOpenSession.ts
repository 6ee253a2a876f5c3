/** The session this panel shows, and its status. */
import { useCallback } from 'react';
import type { TabStatus } from '../../lib/messages/commands';
import type { PersonRecord } from '../../lib/people/person';
import { justEnded, sessionState, type SessionRecord } from '../../lib/session/session';
import { useNow, useTabId } from '../app/hooks';
import { usePanelServices, useServices, type PanelReads } from '../app/services';
import { useQuery } from '../data/useQuery';
import { useStored } from '../data/useStored';

export type PanelSession =
  | { readonly view: 'loading' }
  | ({ readonly view: 'none' } & BeforeSession)
  | { readonly view: 'elsewhere' | 'unbound'; readonly open: SessionWithPerson }
  | { readonly view: 'here'; readonly open: SessionWithPerson };

/** What the start form needs. */
export interface BeforeSession {
  readonly people: readonly PersonRecord[];
  /** The sessions of the last weeks. */
  readonly sessions: readonly SessionRecord[];
  readonly justEnded: SessionWithPerson | null;
}

export interface SessionWithPerson {
  readonly session: SessionRecord;
  readonly person: PersonRecord | null;
}

export function usePanelSession(): PanelSession {
  const { panelReads: reads } = usePanelServices();
  const { data: sessions } = useStored('session', 'recent', reads.sessions);
  const { data: people } = useStored('person', 'all', reads.people);
  const open = sessions?.find(({ payload }) => sessionState(payload.events) !== 'ended');
  const where = useWhere(open, reads);
  const nowMs = useNow(10_000);

  if (!sessions || !people) return { view: 'loading' };
  const withPerson = (session: SessionRecord): SessionWithPerson => ({
    session,
    person: people.find(({ id }) => id === session.personId) ?? null,
  });
  if (!open) {
    const latest = sessions
      .filter(({ payload }) => justEnded(payload.events, nowMs))
      .toSorted((a, b) => a.updatedAt - b.updatedAt)
      .at(-1);
    return { view: 'none', people, sessions, justEnded: latest ? withPerson(latest) : null };
  }
  if (where === undefined) return { view: 'loading' };
  const view = { here: 'here', elsewhere: 'elsewhere', nowhere: 'unbound' } as const;
  return { view: view[where], open: withPerson(open) };
}

/** Asks the worker again whenever a session or the tab changes. */
function useWhere(open: SessionRecord | undefined, reads: PanelReads): TabStatus | undefined {
  const { stores } = useServices();
  const tabId = useTabId();
  const listen = useCallback(
    (reload: () => void) =>
      stores.changes.listen(({ kind }) => {
        if (kind === 'session') reload();
      }),
    [stores],
  );
  const { data } = useQuery({
    what: 'sessionTab',
    key: open ? `${open.id} ${tabId}` : null,
    async read() {
      const status = await reads.where(tabId);
      if (status === null) throw new Error('The worker did not say where the session is.');
      return status;
    },
    listen,
  });
  return data;
}
