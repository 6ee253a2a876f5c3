/** What the panel knows of the call in its tab. */
import type { LiveReport } from '../messages/live';

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
  readonly listening: LiveReport['listening'];
}

export const NO_CALL: CallLinkState = {
  tabId: null,
  url: null,
  access: 'none',
  liveAudioConnections: 0,
  listening: null,
};

/** A frame that has not reported for this long is left out, in ms. */
const FRESH_MS = 3_000;

/** One picture from the latest report of each frame: most calls have one frame that counts. */
export function combineFrames(
  reports: Iterable<LiveReport>,
  nowMs: number,
): Pick<CallLinkState, 'liveAudioConnections' | 'listening'> {
  const all = [...reports];
  const listening = all
    .filter((report) => nowMs - report.atMs <= FRESH_MS)
    .map((report) => report.listening)
    .filter((heard) => heard !== null);
  return {
    liveAudioConnections: all.reduce((sum, report) => sum + report.liveAudioConnections, 0),
    listening: listening.find((heard) => heard.audioSeen) ?? listening[0] ?? null,
  };
}
