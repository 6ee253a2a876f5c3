/** What the panel knows of the call in its tab. */
import type { LiveListening, LiveReport, Unstored } from '../messages/live';

export interface CallLinkState {
  /** The panel's tab; null when it has none (a session in person). */
  readonly tabId: number | null;
  /** The page's address, where the browser lets it be known. */
  readonly url: string | null;
  /**
   * - `none`: no web page a call could be in
   * - `notAllowed`: the site was not allowed yet
   * - `reloadNeeded`: the page was open before the extension could hear it
   * - `ready`: the page's script answers
   */
  readonly access: 'none' | 'notAllowed' | 'reloadNeeded' | 'ready';
  /** Summed over the page's frames. */
  readonly liveAudioConnections: number;
  /** What changes now and then; what was heard grows with every report and is asked for apart. */
  readonly listening: Omit<LiveListening, 'unstored'> | null;
  /** What the call page shows others of this screen; `id` tells one share from the next. */
  readonly sharing: Sharing | null;
}

export interface Sharing {
  readonly id: string;
  readonly surface: NonNullable<LiveReport['sharing']>['surface'];
}

/** A share in which others may see the panel: sharing another tab shows that tab alone. */
export function showsPanel(sharing: Sharing | null): sharing is Sharing {
  return sharing !== null && sharing.surface !== 'browser';
}

/** All that is heard of a session and not known to be stored. */
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

/** One picture from the latest report of each frame: most calls have one frame that counts. */
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

/** Whether both say the same, so that nobody need be told. */
export function sameState(a: CallLinkState, b: CallLinkState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
