/** Decides which tab is bound to the open session, and what the page of each tab may measure. */
import { bindTo, tabsWithCalls, urlOf, type CallTabs } from '../../call/call-tabs';
import { NO_ORDER, type Order } from '../../messages/reports';
import { consentGiven } from '../../people/person';
import { sessionState } from '../../session/session';
import type { SharedClock } from '../clock';
import type { Stores } from '../stores';
import type { CallTabsStore } from './call-tabs';

export interface TabOrdersDependencies {
  readonly stores: Pick<Stores, 'sessions' | 'people' | 'changes'>;
  readonly callTabs: CallTabsStore;
  readonly clock: Pick<SharedClock, 'nowMs' | 'aheadMs'>;
  /** Sends an order to the frames of a tab; does not fail when the tab has no content script. */
  sendOrder(tabId: number, order: Order): Promise<void>;
  /** Whether the extension still has permission for the site of this address. */
  maySee(url: string): Promise<boolean>;
}

export type TabOrders = ReturnType<typeof createTabOrders>;

export function createTabOrders({
  stores,
  callTabs,
  clock,
  sendOrder,
  maySee,
}: TabOrdersDependencies) {
  async function update(change: (tabs: CallTabs) => CallTabs): Promise<CallTabs> {
    const before = await callTabs.read();
    const after = change(before);
    if (after === before) return after;
    await callTabs.write(after);
    // Panels show the tab of the session and the open question: notify them when one of these changed.
    const ids = [before, after].flatMap(({ bound, question }) =>
      [bound, question].flatMap((each) => (each ? [each.sessionId] : [])),
    );
    const shown = (tabs: CallTabs) => JSON.stringify([tabs.bound?.tabId, tabs.question]);
    if (shown(before) !== shown(after))
      stores.changes.announce({ kind: 'session', ids: [...new Set(ids)] });
    return after;
  }

  /** The current order for the frames of `tabId`. */
  async function orderFor(tabId: number): Promise<Order> {
    return { ...(await decideFor(tabId)), atMs: clock.nowMs() };
  }

  async function decideFor(tabId: number): Promise<Order> {
    const tabs = await callTabs.read();
    const { bound, question } = tabs;
    if (bound?.tabId !== tabId) return NO_ORDER;
    const session = await stores.sessions.get(bound.sessionId);
    if (!session || session.deletedAt !== null) return NO_ORDER;
    const state = sessionState(session.payload.events);
    if (state === 'ended') return NO_ORDER;
    const url = urlOf(tabs, tabId);
    if (url !== null && !(await maySee(url))) return NO_ORDER;
    const person = session.personId ? await stores.people.get(session.personId) : undefined;
    const readable = person !== undefined && consentGiven(person.payload) && question === null;
    const measure = readable && state === 'running' && !bound.emptied;
    return {
      type: 'order',
      sessionId: session.id,
      measure,
      watch: readable && !measure,
      aheadMs: clock.aheadMs(),
      atMs: 0,
    };
  }

  /**
   * Sends each tab that may be measuring its current order: only the bound tab may continue.
   * @param also more tabs that may still have an order, although no call is known in them
   */
  async function tellTabs(also: readonly (number | undefined | null)[] = []): Promise<void> {
    const named = also.filter((tabId) => typeof tabId === 'number');
    const known = tabsWithCalls(await callTabs.read());
    for (const tabId of new Set([...named, ...known]))
      await sendOrder(tabId, await orderFor(tabId));
  }

  async function bind(sessionId: string, tabId: number | null): Promise<void> {
    const { bound } = await callTabs.read();
    await update((tabs) => bindTo(tabs, sessionId, tabId, clock.nowMs()));
    await tellTabs([bound?.tabId, tabId]);
  }

  return { update, orderFor, tellTabs, bind };
}
