/**
 * The state of the calls in all tabs: which tab carries the open session's call, who is in it as
 * far as the worker knows, and which question the coach must answer before measuring goes on. Pure:
 * every function returns the next state.
 */
import * as z from 'zod/mini';
import { namesAMeeting, meetingKey, sameMeeting } from './meeting';

const epochMs = z.int();

const binding = z.object({
  sessionId: z.string(),
  tabId: z.int(),
  /** The tab's address when it last named a meeting; null until it has named one. */
  url: z.nullable(z.string()),
  /** Another address that the tab has shown since then over the same connections. */
  moved: z.nullable(z.object({ url: z.string(), sinceMs: epochMs })),
  /** Whether somebody else was in the call at least once since the tab was bound. */
  othersSeen: z.boolean(),
  /** Since when nobody else has been in the call; null while somebody is, or nobody came yet. */
  absentSince: z.nullable(epochMs),
  /**
   * Set when nobody else was in the call for too long. Measuring stops, and the next person to join
   * raises a question for the coach.
   */
  emptied: z.boolean(),
  /** Since when the call has had no live connection, after having had some. */
  lostAt: z.nullable(epochMs),
});
export type Binding = z.infer<typeof binding>;

/**
 * - `anotherMeeting`: the tab's call is now in another meeting
 * - `emptyRoom`: somebody joined after everybody else had been gone for long
 * - `afterHangUp`: a call whose link starts sessions automatically is back, long after the session
 *   ended
 */
const question = z.object({
  kind: z.enum(['anotherMeeting', 'emptyRoom', 'afterHangUp']),
  sessionId: z.string(),
  tabId: z.int(),
  askedAt: epochMs,
  /**
   * If the coach answers no, the session ends at this instant: when its own call was last there.
   */
  endAt: epochMs,
});
export type Question = z.infer<typeof question>;

/** A time window in which a tab's speech belongs to the session. */
const listeningWindow = z.object({
  sessionId: z.string(),
  tabId: z.int(),
  fromMs: epochMs,
  /** Null while it is open. */
  untilMs: z.nullable(epochMs),
});

const frame = z.object({
  live: z.int(),
  /** How many remote streams arrive; null where the frame does not know. */
  others: z.nullable(z.int()),
  /** The tab's address; null where the browser does not reveal it. */
  url: z.nullable(z.string()),
});

export const callTabs = z.object({
  /** The last session that was started or resumed since the browser started. */
  known: z.nullable(z.string()),
  /** The open session's tab; null when it has none (in person) or the browser was restarted. */
  bound: z.nullable(binding),
  /** The tab of the last ended session, in case it is reopened. */
  former: z.nullable(binding),
  question: z.nullable(question),
  windows: z.array(listeningWindow),
  /** By `tabId:frameId`; only frames with a live audio connection. */
  frames: z.record(z.string(), frame),
});
export type CallTabs = z.infer<typeof callTabs>;

export const NO_CALL_TABS: CallTabs = {
  known: null,
  bound: null,
  former: null,
  question: null,
  windows: [],
  frames: {},
};

/** An address shown this long over the same connections is taken as the call's address. */
const SETTLED_ADDRESS_MS = 60_000;

/** Enough for a session that moves from tab to tab all day. */
const MAX_WINDOWS = 100;

/** Live audio connections over all frames of a tab. */
export function liveIn(tabs: CallTabs, tabId: number): number {
  return framesOf(tabs, tabId).reduce((sum, { live }) => sum + live, 0);
}

/** True while any tab has live audio, even if it is not the session's. */
export function liveAnywhere(tabs: CallTabs): boolean {
  return Object.values(tabs.frames).some(({ live }) => live > 0);
}

/** The ids of the tabs with live audio. */
export function liveTabs(tabs: CallTabs): number[] {
  return [...new Set(Object.keys(tabs.frames).map((key) => Number(key.split(':')[0])))];
}

/** The address of a tab with a call, or null. */
export function urlOf(tabs: CallTabs, tabId: number): string | null {
  return framesOf(tabs, tabId).find(({ url }) => url !== null)?.url ?? null;
}

/** The ids of all tabs whose page may be measuring. */
export function tabsWithCalls(tabs: CallTabs): number[] {
  const withFrames = liveTabs(tabs);
  const bound = [tabs.bound, tabs.former].flatMap((each) => (each ? [each.tabId] : []));
  return [...new Set([...withFrames, ...bound])];
}

/** Binds `sessionId` to `tabId`, or to no tab if null. */
export function bindTo(
  tabs: CallTabs,
  sessionId: string,
  tabId: number | null,
  nowMs: number,
): CallTabs {
  const closed = { ...closeWindows(tabs, nowMs), question: null };
  if (tabId === null) return { ...closed, bound: null };
  const url = urlOf(tabs, tabId);
  const others = othersIn(tabs, tabId);
  return openWindow(
    {
      ...closed,
      bound: {
        sessionId,
        tabId,
        url: namesMeeting(url) ? url : null,
        moved: null,
        othersSeen: others !== null && others > 0,
        absentSince: null,
        emptied: false,
        lostAt: null,
      },
    },
    nowMs,
  );
}

/** Unbinds the session that has ended, and closes its windows. */
export function unbind(tabs: CallTabs, nowMs: number): CallTabs {
  return { ...closeWindows(tabs, nowMs), bound: null, former: tabs.bound };
}

/** A frame's report. {@link withFrame} takes null for a frame that is gone. */
export interface FrameNews {
  readonly live: number;
  readonly others: number | null;
  readonly url: string | null;
}

/**
 * Applies a frame's report. When the bound tab loses its last live connection, the wait for a
 * hang-up starts; any new connection ends it. A question is raised by another meeting in the tab,
 * or by somebody who joins after the room was empty for longer than `emptyRoomAfterMs`.
 */
export function withFrame(
  tabs: CallTabs,
  { tabId, frameId }: { readonly tabId: number; readonly frameId: number },
  news: FrameNews | null,
  nowMs: number,
  emptyRoomAfterMs: number,
): CallTabs {
  const before = liveIn(tabs, tabId);
  const frames = { ...tabs.frames };
  const key = `${tabId}:${frameId}`;
  if (news === null || news.live === 0) delete frames[key];
  else frames[key] = { ...news };
  // The timer that checks for absence may run late: check before the next guest's connection resets
  // it.
  const next = withAbsence({ ...tabs, frames }, nowMs, emptyRoomAfterMs);
  const after = liveIn(next, tabId);
  if (after === 0 && next.question?.tabId === tabId) {
    // The call is over, so the question is void.
    return withoutConnection(openWindow({ ...next, question: null }, nowMs), tabId, before, nowMs);
  }
  if (next.bound?.tabId !== tabId || next.question !== null) return next;
  if (after === 0) return withoutConnection(next, tabId, before, nowMs);
  const url = news?.url ?? null;
  if (after > before && isAnotherMeeting(next.bound.url, url))
    return ask(next, 'anotherMeeting', next.bound.lostAt ?? nowMs, nowMs);
  const bound = withAddress({ ...next.bound, lostAt: null }, url, nowMs);
  return withOthers({ ...next, bound }, othersIn(next, tabId), nowMs, emptyRoomAfterMs);
}

/** Marks the call as emptied once an absence has lasted for `emptyRoomAfterMs`. */
export function withAbsence(tabs: CallTabs, nowMs: number, emptyRoomAfterMs: number): CallTabs {
  const { bound } = tabs;
  if (!bound || bound.emptied || bound.absentSince === null) return tabs;
  if (nowMs - bound.absentSince < emptyRoomAfterMs) return tabs;
  return { ...tabs, bound: { ...bound, emptied: true } };
}

/** Removes a closed tab. The bound session's call counts as lost from then on. */
export function withoutTab(tabs: CallTabs, tabId: number, nowMs: number): CallTabs {
  const frames = Object.fromEntries(
    Object.entries(tabs.frames).filter(([key]) => !key.startsWith(`${tabId}:`)),
  );
  const question = tabs.question?.tabId === tabId ? null : tabs.question;
  const { bound } = tabs;
  if (bound?.tabId !== tabId) return { ...tabs, frames, question };
  return { ...tabs, frames, question, bound: { ...bound, lostAt: bound.lostAt ?? nowMs } };
}

/** Asks the coach a question; the window stays closed until it is answered. */
export function ask(
  tabs: CallTabs,
  kind: Question['kind'],
  endAt: number,
  nowMs: number,
  of: Pick<Binding, 'sessionId' | 'tabId'> | null = tabs.bound,
): CallTabs {
  if (of === null) return tabs;
  const { sessionId, tabId } = of;
  return {
    ...closeWindows(tabs, nowMs),
    question: { kind, sessionId, tabId, askedAt: nowMs, endAt },
  };
}

/** The windows in which this session was listened to in this tab. */
export function windowsOf(tabs: CallTabs, sessionId: string, tabId: number): [number, number][] {
  return tabs.windows
    .filter((each) => each.sessionId === sessionId && each.tabId === tabId)
    .map(({ fromMs, untilMs }) => [fromMs, untilMs ?? Number.MAX_SAFE_INTEGER]);
}

function withoutConnection(tabs: CallTabs, tabId: number, before: number, nowMs: number): CallTabs {
  const { bound } = tabs;
  if (bound?.tabId !== tabId) return tabs;
  const lostAt = bound.lostAt ?? (before > 0 ? nowMs : null);
  const absentSince = bound.absentSince ?? (bound.othersSeen ? lostAt : null);
  return { ...tabs, bound: { ...bound, lostAt, absentSince } };
}

function withOthers(
  tabs: CallTabs,
  others: number | null,
  nowMs: number,
  emptyRoomAfterMs: number,
): CallTabs {
  const bound = tabs.bound!;
  if (others === null) return tabs;
  if (others === 0) {
    const absentSince = bound.absentSince ?? (bound.othersSeen ? nowMs : null);
    return { ...tabs, bound: { ...bound, absentSince } };
  }
  const { absentSince, emptied } = bound;
  if (absentSince !== null && (emptied || nowMs - absentSince > emptyRoomAfterMs))
    return ask(tabs, 'emptyRoom', absentSince, nowMs);
  return { ...tabs, bound: { ...bound, othersSeen: true, absentSince: null } };
}

/** A frame's last report; null if it has no live connection. */
export function frameIn(tabs: CallTabs, tabId: number, frameId: number): FrameNews | null {
  return tabs.frames[`${tabId}:${frameId}`] ?? null;
}

/**
 * Applies a new address of the bound tab. The address of a call may change while its connections
 * live on, but a page that goes to another room shows the other address a moment before its
 * connections change. So a new address counts only after {@link SETTLED_ADDRESS_MS}.
 */
function withAddress(bound: Binding, url: string | null, nowMs: number): Binding {
  if (!namesMeeting(url)) return bound;
  if (!isAnotherMeeting(bound.url, url)) return { ...bound, url, moved: null };
  const { moved } = bound;
  if (moved?.url !== url) return { ...bound, moved: { url: url!, sinceMs: nowMs } };
  return nowMs - moved.sinceMs < SETTLED_ADDRESS_MS ? bound : { ...bound, url, moved: null };
}

/**
 * Whether both addresses name a meeting and are not certainly the same one. An address that names
 * no meeting (a front page, the page after a call) does not count as another call.
 */
function isAnotherMeeting(before: string | null, now: string | null): boolean {
  return namesMeeting(before) && namesMeeting(now) && sameMeeting(before, now) !== 'same';
}

function namesMeeting(url: string | null): boolean {
  const key = meetingKey(url ?? undefined);
  return key !== null && namesAMeeting(key);
}

function framesOf(tabs: CallTabs, tabId: number): z.infer<typeof frame>[] {
  return Object.entries(tabs.frames)
    .filter(([key]) => key.startsWith(`${tabId}:`))
    .map(([, each]) => each);
}

/** The number of remote streams over all frames of a tab; null where no frame knows. */
function othersIn(tabs: CallTabs, tabId: number): number | null {
  const known = framesOf(tabs, tabId).flatMap(({ others }) => (others === null ? [] : [others]));
  return known.length === 0 ? null : known.reduce((sum, others) => sum + others, 0);
}

function closeWindows(tabs: CallTabs, nowMs: number): CallTabs {
  const windows = tabs.windows.map((each) => ({ ...each, untilMs: each.untilMs ?? nowMs }));
  return { ...tabs, windows };
}

function openWindow(tabs: CallTabs, nowMs: number): CallTabs {
  const { bound, windows } = tabs;
  if (!bound || windows.some(({ untilMs }) => untilMs === null)) return tabs;
  const { sessionId, tabId } = bound;
  const opened = { sessionId, tabId, fromMs: nowMs, untilMs: null };
  return { ...tabs, windows: [...windows, opened].slice(-MAX_WINDOWS) };
}
