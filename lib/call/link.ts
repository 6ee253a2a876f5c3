/** The state of the call in the panel's tab, as the panel knows it. */
import type { LiveListening, LiveReport, Unstored } from '../messages/live';

export interface CallLinkState {
  /** The panel's tab; null when it has none (a session in person). */
  readonly tabId: number | null;
  /** The page's address; null where the browser does not reveal it. */
  readonly url: string | null;
  /**
   * - `none`: the tab shows no web page that could hold a call
   * - `notAllowed`: the coach has not allowed this site yet
   * - `reloadNeeded`: the page was open before the extension could run its script there
   * - `ready`: the page's script answers
   */
  readonly access: 'none' | 'notAllowed' | 'reloadNeeded' | 'ready';
  /** Summed over the page's frames. */
  readonly liveAudioConnections: number;
  /**
   * The part that changes seldom. The unstored chunks grow with every report, so they are passed
   * separately.
   */
  readonly listening: Omit<LiveListening, 'unstored'> | null;
  /** What the call page shares of this screen; `id` distinguishes one share from the next. */
  readonly sharing: Sharing | null;
}

export interface Sharing {
  readonly id: string;
  readonly surface: NonNullable<LiveReport['sharing']>['surface'];
}

/** Whether others may see the panel in this share. Sharing a browser tab shows that tab only. */
export function showsPanel(sharing: Sharing | null): sharing is Sharing {
  return sharing !== null && sharing.surface !== 'browser';
}

/** The session's chunks that are not known to be stored yet. */
export interface HeardUnstored {
  readonly sessionId: string;
  readonly unstored: Unstored;
}

export const NO_CALL: CallLinkState = {
  tabId: null,
  url: null,
  access: 'none',
  liveAudioConnections: 0,
  listening: null,
  sharing: null,
};

/** A frame that has not reported for this long is left out, in ms. */
const FRESH_MS = 3_000;

/** Combines the latest report of each frame into one state: in most calls one frame matters. */
export function combineFrames(
  reports: Iterable<LiveReport>,
  nowMs: number,
): Pick<CallLinkState, 'liveAudioConnections' | 'listening' | 'sharing'> & {
  heard: HeardUnstored | null;
} {
  const all = [...reports];
  const listening = all
    .filter((report) => nowMs - report.atMs <= FRESH_MS)
    .map((report) => report.listening)
    .filter((heard) => heard !== null);
  const chosen = listening.find((heard) => heard.audioSeen) ?? listening[0];
  const shares = all.flatMap(({ frame, sharing }) =>
    sharing ? [{ id: `${frame} ${sharing.share} ${sharing.surface}`, ...sharing }] : [],
  );
  const call = {
    liveAudioConnections: all.reduce((sum, report) => sum + report.liveAudioConnections, 0),
    sharing: shares.find(({ surface }) => surface !== 'browser') ?? shares[0] ?? null,
  };
  if (!chosen) return { ...call, listening: null, heard: null };
  const { unstored, ...present } = chosen;
  const heard = { sessionId: chosen.sessionId, unstored };
  return { ...call, listening: present, heard };
}

/** Whether two states are equal, so that listeners need no notification. */
export function sameState(a: CallLinkState, b: CallLinkState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
