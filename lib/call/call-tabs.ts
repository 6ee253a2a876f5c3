/**
 * Which tab carries the open session's call, who is in it as far as the worker knows, and what the
 * coach must answer before anything is measured. Pure: every function returns the next state.
 */
import * as z from 'zod/mini';
import { namesAMeeting, meetingKey, sameMeeting } from './meeting';

const epochMs = z.int();

const binding = z.object({
  sessionId: z.string(),
  tabId: z.int(),
  /** The tab's address when it last named a meeting; null until it has named one. */
  url: z.nullable(z.string()),
  /** Another address that the tab has shown since then, while its connections lived on. */
  moved: z.nullable(z.object({ url: z.string(), sinceMs: epochMs })),
  /** Somebody else was in the call at least once since the tab was bound. */
  othersSeen: z.boolean(),
  /** Since when nobody else has been in the call; null while somebody is, or nobody came yet. */
  absentSince: z.nullable(epochMs),
  /** The absence was too long: nothing is measured until the coach has answered. */
  emptied: z.boolean(),
  /** Since when the call has had no live connection, after having had some. */
  lostAt: z.nullable(epochMs),
});
export type Binding = z.infer<typeof binding>;

/**
 * - `anotherMeeting`: the tab's call is now in another meeting
 * - `emptyRoom`: somebody came after everybody else had been gone for long
 * - `afterHangUp`: a call that starts sessions by itself is back, long after the session ended
 */
const question = z.object({
  kind: z.enum(['anotherMeeting', 'emptyRoom', 'afterHangUp']),
  sessionId: z.string(),
  tabId: z.int(),
  askedAt: epochMs,
  /** When the session ends if the coach answers no: where its own call was last there. */
  endAt: epochMs,
});
export type Question = z.infer<typeof question>;

/** Only what is heard in such a window belongs to the session. */
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
  /** The tab's address, where the browser lets it be known. */
  url: z.nullable(z.string()),
});

export const callTabs = z.object({
  /** The last session that was begun or gone on with since the browser started. */
  known: z.nullable(z.string()),
  /** The open session's tab; null when it has none (in person) or the browser was restarted. */
  bound: z.nullable(binding),
  /** Where the last ended session was, should it be taken up again. */
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

/** An address shown this long over the same connections is the call's. */
const SETTLED_ADDRESS_MS = 60_000;

/** Enough for a session that is moved from tab to tab all day. */
const MAX_WINDOWS = 100;

/** Live audio connections over all frames of a tab. */
export function liveIn(tabs: CallTabs, tabId: number): number {
  return framesOf(tabs, tabId).reduce((sum, { live }) => sum + live, 0);
}

/** True while any tab of the browser, the session's or not, has live audio. */
export function liveAnywhere(tabs: CallTabs): boolean {
  return Object.values(tabs.frames).some(({ live }) => live > 0);
}

/** The tabs with live audio. */
export function liveTabs(tabs: CallTabs): number[] {
  return [...new Set(Object.keys(tabs.frames).map((key) => Number(key.split(':')[0])))];
}

/** The address of a tab with a call, or null. */
export function urlOf(tabs: CallTabs, tabId: number): string | null {
  return framesOf(tabs, tabId).find(({ url }) => url !== null)?.url ?? null;
}

/** Every tab whose page may be measuring. */
export function tabsWithCalls(tabs: CallTabs): number[] {
  const withFrames = liveTabs(tabs);
  const bound = [tabs.bound, tabs.former].flatMap((each) => (each ? [each.tabId] : []));
  return [...new Set([...withFrames, ...bound])];
}

/** The state once `sessionId` is measured in `tabId`, or (null) in no tab. */
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

/** The state once the bound session has ended. */
export function unbind(tabs: CallTabs, nowMs: number): CallTabs {
  return { ...closeWindows(tabs, nowMs), bound: null, former: tabs.bound };
}

/** What a frame reports; null: the frame is gone. */
export interface FrameNews {
  readonly live: number;
  readonly others: number | null;
  readonly url: string | null;
}

/**
 * The state after a frame's report. Losing the last live connection of the bound tab starts the wait
 * for a hang-up, and any new one ends it; another meeting in the tab, or somebody who comes into a
 * room that was empty for longer than `emptyRoomAfterMs`, raises a question.
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
  // The check for an absence may be late: the next guest's connection must not find it undone.
  const next = withAbsence({ ...tabs, frames }, nowMs, emptyRoomAfterMs);
  const after = liveIn(next, tabId);
  if (after === 0 && next.question?.tabId === tabId) {
    // Nobody is there to ask about any more.
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

/** The state once an absence has lasted for `emptyRoomAfterMs`. */
export function withAbsence(tabs: CallTabs, nowMs: number, emptyRoomAfterMs: number): CallTabs {
  const { bound } = tabs;
  if (!bound || bound.emptied || bound.absentSince === null) return tabs;
  if (nowMs - bound.absentSince < emptyRoomAfterMs) return tabs;
  return { ...tabs, bound: { ...bound, emptied: true } };
}

/** The state after a tab was closed: its call is lost, should nobody come to end it. */
export function withoutTab(tabs: CallTabs, tabId: number, nowMs: number): CallTabs {
  const frames = Object.fromEntries(
    Object.entries(tabs.frames).filter(([key]) => !key.startsWith(`${tabId}:`)),
  );
  const question = tabs.question?.tabId === tabId ? null : tabs.question;
  const { bound } = tabs;
  if (bound?.tabId !== tabId) return { ...tabs, frames, question };
  return { ...tabs, frames, question, bound: { ...bound, lostAt: bound.lostAt ?? nowMs } };
}

/** The state with a question to the coach: the window is closed until it is answered. */
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

/** When the session of a tab may be read: the windows of this session in this tab. */
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

/** What a frame reported last; null where it has no live connection. */
export function frameIn(tabs: CallTabs, tabId: number, frameId: number): FrameNews | null {
  return tabs.frames[`${tabId}:${frameId}`] ?? null;
}

/**
 * The address of a call may change while its connections live on. A page that goes to another room
 * shows the other address a moment before the connections change, so the new one is believed later.
 */
function withAddress(bound: Binding, url: string | null, nowMs: number): Binding {
  if (!namesMeeting(url)) return bound;
  if (!isAnotherMeeting(bound.url, url)) return { ...bound, url, moved: null };
  const { moved } = bound;
  if (moved?.url !== url) return { ...bound, moved: { url: url!, sinceMs: nowMs } };
  return nowMs - moved.sinceMs < SETTLED_ADDRESS_MS ? bound : { ...bound, url, moved: null };
}

/**
 * Both addresses name a meeting, and it is not certainly the same one. An address that names no
 * meeting (a front page, the page after a call) is no other call.
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

/** Remote streams over all frames of a tab; null where no frame knows. */
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
