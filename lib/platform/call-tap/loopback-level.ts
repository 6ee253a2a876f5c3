import type { TapLevels } from '../../messages/tap';
import { isOn, type Loopbacks } from './loopback';

/** A context that may start takes less; a loop costs about six hundredths of a core (Firefox 153). */
const PATIENCE_MS = 1500;

type Coach = TapLevels['coach'];

/**
 * @param coach what the audio graph and the microphone's counters tell
 * @param tracks the distinct audio tracks that live connections send
 * @param uncounted the ids of those of which the browser counts no energy @param nowMs monotonic
 */
export type LoopbackMeter = (
  coach: Coach,
  tracks: ReadonlySet<MediaStreamTrack>,
  uncounted: ReadonlySet<string>,
  nowMs: number,
) => Coach;

/**
 * The last resort for the coach's level: loops stand only while nothing else tells it and nothing
 * else ever would, and are closed as soon as the graph runs. A mute keeps them, unread.
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

/** Those that have a loop already and are sent still. */
function kept(tracks: ReadonlySet<MediaStreamTrack>, loops: Loopbacks): Set<MediaStreamTrack> {
  return new Set([...tracks].filter((track) => track.readyState === 'live' && loops.has(track)));
}
