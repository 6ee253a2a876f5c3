/** The panel's port to the call in its tab. */
import { browser, type Browser } from 'wxt/browser';
import {
  combineFrames,
  NO_CALL,
  sameState,
  type CallLinkState,
  type HeardUnstored,
} from '../call/link';
import { LIVE_PORT, liveReport, type LiveReport } from '../messages/live';
import { PRACTICE_PAGE } from '../practice/practice-call';
import type { Clock } from './clock';
import { liveIn, type CallTabs } from '../call/call-tabs';
import { createCallTabsStore } from './worker/call-tabs';

const RETRY_MS = 1_500;

export interface CallLink {
  current(): CallLinkState;
  /** As of the last report. It grows with every report; listeners are not notified. */
  heard(): HeardUnstored | null;
  /** Calls `listener` when `current` changes. @returns a function that unsubscribes */
  listen(listener: () => void): () => void;
  reload(): Promise<void>;
}

/**
 * @param fixedTabId the tab to connect to; null: the tab that {@link tabToShow} chooses, again after each
 * change (Firefox has one sidebar for all tabs)
 */
export function createCallLink(clock: Clock, fixedTabId: number | null): CallLink {
  const listeners = new Set<() => void>();
  const reports = new Map<string, LiveReport>();
  let state: CallLinkState = NO_CALL;
  let heard: HeardUnstored | null = null;
  let port: Browser.runtime.Port | null = null;
  let attempt = 0;

  function set(changed: Partial<CallLinkState>): void {
    const next = { ...state, ...changed };
    if (next.listening === null) heard = null;
    if (sameState(next, state)) return;
    state = next;
    for (const listener of listeners) listener();
  }

  async function connect(): Promise<void> {
    port?.disconnect();
    port = null;
    reports.clear();
    attempt += 1;
    const own = attempt;
    const tab = await currentTab(fixedTabId);
    // A later call of connect has taken over.
    if (own !== attempt) return;
    if (tab?.id === undefined) return set(NO_CALL);
    const url = tab.url ?? null;
    const pattern = sitePattern(url);
    set({ tabId: tab.id, url, liveAudioConnections: 0, listening: null, sharing: null });
    if (url?.startsWith(browser.runtime.getURL(PRACTICE_PAGE))) return open(tab.id);
    if (pattern === null) return set({ access: url === null ? 'notAllowed' : 'none' });
    const allowed = await browser.permissions.contains({ origins: [pattern] });
    if (own !== attempt) return;
    if (!allowed) return set({ access: 'notAllowed' });
    open(tab.id);
  }

  function open(tabId: number): void {
    const opened = browser.tabs.connect(tabId, { name: LIVE_PORT });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      const parsed = liveReport.safeParse(message);
      if (!parsed.success || port !== opened) return;
      reports.set(parsed.data.frame, parsed.data);
      const combined = combineFrames(reports.values(), clock.nowMs());
      heard = combined.heard;
      const { liveAudioConnections, listening, sharing } = combined;
      set({ access: 'ready', liveAudioConnections, listening, sharing });
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      reports.clear();
      set({ access: 'reloadNeeded', liveAudioConnections: 0, listening: null, sharing: null });
    });
  }

  browser.tabs.onUpdated.addListener((tabId, changes) => {
    if (tabId === state.tabId && (changes.status !== undefined || changes.url !== undefined))
      void connect();
  });

  async function follow(): Promise<void> {
    const tab = await currentTab(null);
    if ((tab?.id ?? null) !== state.tabId) await connect();
  }
  if (fixedTabId === null) {
    browser.tabs.onActivated.addListener(() => void follow());
    // storage.session changes when a session is bound to a tab, or unbound.
    browser.storage.session.onChanged.addListener(() => void follow());
  }
  browser.permissions.onAdded.addListener(() => void connect());
  // A frame may load after the page: retry a port that nothing answered.
  setInterval(() => {
    if (port === null && state.access === 'reloadNeeded' && state.tabId !== null) open(state.tabId);
  }, RETRY_MS);
  void connect();

  return {
    current: () => state,
    heard: () => heard,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload() {
      if (state.tabId !== null) await browser.tabs.reload(state.tabId);
    },
  };
}

async function currentTab(fixedTabId: number | null): Promise<Browser.tabs.Tab | undefined> {
  if (fixedTabId !== null) return await tabOf(fixedTabId);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  const shown = tabToShow(await createCallTabsStore().read(), active?.id ?? null);
  return shown === active?.id ? active : await tabOf(shown);
}

/**
 * Chooses the session's own tab, so that the session stays visible while the coach looks something up in
 * another tab. If only the active tab has a call, the call has moved there: then the active tab.
 */
export function tabToShow(tabs: CallTabs, activeTabId: number | null): number | null {
  const boundTabId = tabs.bound?.tabId ?? null;
  if (boundTabId === null) return activeTabId;
  if (activeTabId === null || liveIn(tabs, boundTabId) > 0) return boundTabId;
  return liveIn(tabs, activeTabId) > 0 ? activeTabId : boundTabId;
}

async function tabOf(tabId: number | null): Promise<Browser.tabs.Tab | undefined> {
  return tabId === null ? undefined : await browser.tabs.get(tabId).catch(() => undefined);
}

function sitePattern(url: string | null): string | null {
  if (url === null || !/^https?:/.test(url)) return null;
  return `${new URL(url).protocol}//${new URL(url).hostname}/*`;
}
