import type { TapLevels } from '../../messages/tap';
import { soundOfFrames, type Sound } from '../../speech/bands';
import type { AudioGraph } from './audio-graph';
import type { PlayedSound } from './remote-sound';
import { levelDbBetween, type EnergyCounter } from './counters';

export interface LocalReading {
  readonly coach: TapLevels['coach'];
  /** Whether the counters must be read at every tick, because the audio graph gives no level. */
  readonly needsCounters: boolean;
}

/**
 * @param tracks the distinct audio tracks that live connections send
 * @param counters the latest counters of these tracks, by track id
 * @param nowMs monotonic
 */
export type LocalMeter = (
  tracks: ReadonlySet<MediaStreamTrack>,
  counters: ReadonlyMap<string, EnergyCounter>,
  nowMs: number,
) => LocalReading;

/**
 * Measures what the coach sends: the loudest of the tracks that are on, through the audio graph, or
 * through the WebRTC counters where the graph gives nothing. `'muted'` when no track is on, `null`
 * when nothing is known.
 */
export function createLocalMeter(graph: AudioGraph): LocalMeter {
  const former = new Map<string, EnergyCounter>();
  const counted = new Map<string, number>();

  function count(counters: ReadonlyMap<string, EnergyCounter>): void {
    for (const id of former.keys()) {
      if (counters.has(id)) continue;
      former.delete(id);
      counted.delete(id);
    }
    for (const [id, counter] of counters) {
      const before = former.get(id);
      // Ignore a repeated reading, from the browser's cache or a late answer.
      if (before?.atMs === counter.atMs) continue;
      former.set(id, counter);
      const levelDb = before ? levelDbBetween(before, counter) : null;
      if (levelDb === null) counted.delete(id);
      else counted.set(id, levelDb);
    }
  }

  return (tracks, counters, nowMs) => {
    const live = [...tracks].filter(({ readyState }) => readyState === 'live');
    const runs = graph.follow(live, nowMs);
    count(counters);
    const open = live.filter(({ enabled, muted }) => enabled && !muted);
    if (open.length === 0) return { coach: 'muted', needsCounters: false };

    const heard = open.map((track) => (runs ? soundOf(graph, track) : undefined));
    const rms = loudestSound(heard);
    if (rms !== null) return { coach: { source: 'rms', ...rms }, needsCounters: false };
    const mediaSource = loudest(open.map(({ id }) => counted.get(id)));
    const warmingUp = heard.includes(null);
    return {
      coach: mediaSource === null ? null : { source: 'mediaSource', levelDb: mediaSource },
      // If the browser counts no energy, reading more often would not help.
      needsCounters: !warmingUp && open.some(({ id }) => counters.has(id)),
    };
  };
}

/**
 * Reads a track's sound through the graph; null while it is not ready, undefined if it cannot be
 * read.
 */
export function soundOf(graph: AudioGraph, track: MediaStreamTrack): PlayedSound {
  const levelDb = graph.levelDb(track);
  if (levelDb === null || levelDb === undefined) return levelDb;
  const frames = graph.framesOf(track);
  return frames ? { levelDb, sound: shortened(soundOfFrames(frames)) } : { levelDb };
}

/** Rounds to 0.1 dB, in plain arrays that can be sent as JSON. */
function shortened({ bandsDb, voiceDb, hissDb }: Sound) {
  const short = (levels: ArrayLike<number>) => Array.from(levels, (db) => Math.round(db * 10) / 10);
  return { bandsDb: short(bandsDb), voiceDb: short(voiceDb), hissDb: short(hissDb) };
}

function loudestSound(sounds: readonly PlayedSound[]): NonNullable<PlayedSound> | null {
  return sounds.reduce<NonNullable<PlayedSound> | null>(
    (most, sound) => (sound && !(most && most.levelDb >= sound.levelDb) ? sound : most),
    null,
  );
}

function loudest(levelsDb: readonly (number | null | undefined)[]): number | null {
  const known = levelsDb.filter((levelDb) => typeof levelDb === 'number');
  return known.length > 0 ? Math.max(...known) : null;
}
