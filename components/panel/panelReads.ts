/** Reads the panel needs before it shows a session or the form that starts one. */
import { readAhead } from '../app/readAhead';
import type { PanelReads, Services } from '../app/services';
import { readRecent } from './useRecent';

type Sources = Pick<Services, 'stores' | 'clock' | 'send'>;

export function panelReads({ stores, clock, send }: Sources): PanelReads {
  return {
    sessions: () => readRecent(stores.sessions, clock),
    people: () => stores.people.list(),
    async where(tabId) {
      const reply = await send({ type: 'tab.status', tabId: tabId ?? -1 });
      return reply.ok ? (reply.status ?? 'nowhere') : null;
    },
  };
}

/** Starts these reads early, while the page still checks whether it may show anything. */
export function panelReadsAhead(sources: Sources, ownTabId: number | null): PanelReads {
  const { changes } = sources.stores;
  const { sessions, people, where } = panelReads(sources);
  const here = readAhead(changes, 'session', () => where(ownTabId));
  return {
    sessions: readAhead(changes, 'session', sessions),
    people: readAhead(changes, 'person', people),
    where: (tabId) => (tabId === ownTabId ? here() : where(tabId)),
  };
}
