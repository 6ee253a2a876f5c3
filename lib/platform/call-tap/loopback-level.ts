import type { TapLevels } from '../../messages/tap';
import { isOn, type Loopbacks } from './loopback';

/**
 * How long to wait before opening a loop, in ms. An audio context that can start takes less, and a
 * loop costs about 6 % of a CPU core (Firefox 153).
 */
const PATIENCE_MS = 1500;

type Coach = TapLevels['coach'];

/**
 * @param coach the level from the audio graph or the microphone's counters
 * @param tracks the distinct audio tracks that live connections send
 * @param uncounted the ids of the tracks whose energy the browser does not count
 * @param nowMs monotonic
 */
export type LoopbackMeter = (
  coach: Coach,
  tracks: ReadonlySet<MediaStreamTrack>,
  uncounted: ReadonlySet<string>,
  nowMs: number,
) => Coach;

/**
 * The last resort for the coach's level. Loops are open only while there is no other source for the
 * level, and are closed as soon as the audio graph runs. While the coach is muted, open loops are
 * kept but not read.
 */
export function createLoopbackMeter(loops: Loopbacks): LoopbackMeter {
  let unknownSinceMs: number | undefined;

  return (coach, tracks, uncounted, nowMs) => {
    if (coach === 'muted') {
      loops.follow(kept(tracks, loops), nowMs);
      return coach;
    }
    if (coach !== null) {
      unknownSinceMs = undefined;
      loops.follow(new Set(), nowMs);
      return coach;
    }
    unknownSinceMs ??= nowMs;
    if (nowMs - unknownSinceMs < PATIENCE_MS) return null;
    const wanted = [...tracks].filter((track) => isOn(track) && uncounted.has(track.id));
    loops.follow(new Set([...wanted, ...kept(tracks, loops)]), nowMs);
    const known = wanted
      .map((track) => loops.levelDb(track, nowMs))
      .filter((levelDb) => levelDb !== null);
    return known.length > 0 ? { source: 'inbound', levelDb: Math.max(...known) } : null;
  };
}

/** The tracks that already have a loop and are still sent. */
function kept(tracks: ReadonlySet<MediaStreamTrack>, loops: Loopbacks): Set<MediaStreamTrack> {
  return new Set([...tracks].filter((track) => track.readyState === 'live' && loops.has(track)));
}
