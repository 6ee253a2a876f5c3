/**
 * Which tab carries the open session's call, and which frames of it are connected. Kept in
 * storage.session: it outlives the worker and, like tab ids, not the browser.
 */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const KEY = 'callTabs';

const callTabs = z.object({
  /** The open session's tab; null when it has none (in person) or the browser was restarted. */
  bound: z.nullable(z.object({ sessionId: z.string(), tabId: z.int() })),
  /** Where the last ended session was, should it be reopened. */
  former: z.nullable(z.object({ sessionId: z.string(), tabId: z.int() })),
  /** Since when the bound call has had no live audio, after having had some; epoch ms. */
  lostAt: z.nullable(z.int()),
  /** Live audio connections by `tabId:frameId`. */
  frames: z.record(z.string(), z.int()),
});
export type CallTabs = z.infer<typeof callTabs>;

const NOTHING: CallTabs = { bound: null, former: null, lostAt: null, frames: {} };

export interface CallTabsStore {
  read(): Promise<CallTabs>;
  write(next: CallTabs): Promise<void>;
}

export function createCallTabsStore(): CallTabsStore {
  return {
    async read() {
      const stored = await browser.storage.session.get(KEY);
      const parsed = callTabs.safeParse(stored[KEY]);
      return parsed.success ? parsed.data : NOTHING;
    },
    async write(next) {
      await browser.storage.session.set({ [KEY]: next });
    },
  };
}

export function createFakeCallTabsStore(): CallTabsStore {
  let current = NOTHING;
  return {
    read: async () => current,
    write: async (next) => {
      current = next;
    },
  };
}

/** Live audio connections over all frames of a tab. */
export function liveIn(tabs: CallTabs, tabId: number): number {
  return Object.entries(tabs.frames)
    .filter(([key]) => key.startsWith(`${tabId}:`))
    .reduce((sum, [, live]) => sum + live, 0);
}

/** True while any tab of the browser, the session's or not, has live audio. */
export function liveAnywhere(tabs: CallTabs): boolean {
  return Object.values(tabs.frames).some((live) => live > 0);
}

/**
 * The state after a frame's news. `live` null: the frame is gone. Losing the last live connection
 * of the bound tab starts the wait for a hang-up; any new one ends it.
 */
export function withFrame(
  tabs: CallTabs,
  tabId: number,
  frameId: number,
  live: number | null,
  nowMs: number,
): CallTabs {
  const before = liveIn(tabs, tabId);
  const frames = { ...tabs.frames };
  const key = `${tabId}:${frameId}`;
  if (live === null || live === 0) delete frames[key];
  else frames[key] = live;
  const next = { ...tabs, frames };
  if (tabs.bound?.tabId !== tabId) return next;
  const after = liveIn(next, tabId);
  if (after > 0) return { ...next, lostAt: null };
  return { ...next, lostAt: tabs.lostAt ?? (before > 0 ? nowMs : null) };
}

/** The state after a tab was closed. */
export function withoutTab(tabs: CallTabs, tabId: number): CallTabs {
  const frames = Object.fromEntries(
    Object.entries(tabs.frames).filter(([key]) => !key.startsWith(`${tabId}:`)),
  );
  return { ...tabs, frames };
}
