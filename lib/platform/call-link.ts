/** The panel's line to the call in its tab. */
import { browser, type Browser } from 'wxt/browser';
import { combineFrames, NO_CALL, type CallLinkState } from '../call/link';
import { LIVE_PORT, liveReport, type LiveReport } from '../messages/live';
import type { Clock } from './clock';

const RETRY_MS = 1_500;

export interface CallLink {
  current(): CallLinkState;
  /** @returns its stop */
  listen(listener: () => void): () => void;
  reload(): Promise<void>;
}

/** @param tabId null: the active tab of this window, followed as it changes (Firefox's sidebar). */
export function createCallLink(clock: Clock, fixedTabId: number | null): CallLink {
  const listeners = new Set<() => void>();
  const reports = new Map<string, LiveReport>();
  let state: CallLinkState = NO_CALL;
  let port: Browser.runtime.Port | null = null;

  function set(changed: Partial<CallLinkState>): void {
    state = { ...state, ...changed };
    for (const listener of listeners) listener();
  }

  async function connect(): Promise<void> {
    port?.disconnect();
    port = null;
    reports.clear();
    const tab = await currentTab(fixedTabId);
    if (tab?.id === undefined) return set(NO_CALL);
    const url = tab.url ?? null;
    const pattern = sitePattern(url);
    set({ tabId: tab.id, url, liveAudioConnections: 0, listening: null });
    if (pattern === null) return set({ access: url === null ? 'notAllowed' : 'none' });
    if (!(await browser.permissions.contains({ origins: [pattern] })))
      return set({ access: 'notAllowed' });
    open(tab.id);
  }

  function open(tabId: number): void {
    const opened = browser.tabs.connect(tabId, { name: LIVE_PORT });
    port = opened;
    opened.onMessage.addListener((message: unknown) => {
      const parsed = liveReport.safeParse(message);
      if (!parsed.success || port !== opened) return;
      reports.set(parsed.data.frame, parsed.data);
      set({ access: 'ready', ...combineFrames(reports.values(), clock.nowMs()) });
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = null;
      reports.clear();
      set({ access: 'reloadNeeded', liveAudioConnections: 0, listening: null });
    });
  }

  browser.tabs.onUpdated.addListener((tabId, changes) => {
    if (tabId === state.tabId && (changes.status !== undefined || changes.url !== undefined))
      void connect();
  });
  if (fixedTabId === null) browser.tabs.onActivated.addListener(() => void connect());
  browser.permissions.onAdded.addListener(() => void connect());
  // Frames may come later than the page: a port that reached nobody is tried again.
  setInterval(() => {
    if (port === null && state.access === 'reloadNeeded' && state.tabId !== null) open(state.tabId);
  }, RETRY_MS);
  void connect();

  return {
    current: () => state,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload() {
      if (state.tabId !== null) await browser.tabs.reload(state.tabId);
    },
  };
}

async function currentTab(tabId: number | null): Promise<Browser.tabs.Tab | undefined> {
  if (tabId !== null) return await browser.tabs.get(tabId).catch(() => undefined);
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  return active;
}

function sitePattern(url: string | null): string | null {
  if (url === null || !/^https?:/.test(url)) return null;
  return `${new URL(url).protocol}//${new URL(url).hostname}/*`;
}
