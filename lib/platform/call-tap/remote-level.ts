import type { TapLevels } from '../../messages/tap';
import { levelDbOf, NO_LEVEL_DB } from './counters';
import { followSources, type HeardSource, type SourceSample } from './heard-sources';
import type { InboundTrace } from './inbound-trace';

/**
 * A source with an older timestamp than this (the tick before the last) has no packet younger than
 * 200 ms.
 */
const LEVEL_MS = 150;
/** With silence suppression packets come every 400 ms or so. */
const SPARSE_PACKETS_MS = 400;
/** A receiver without packets for this long is idle: a spare connection, or somebody who left. */
const IDLE_MS = 5000;
/**
 * An energy of exactly zero means digital silence or an element that the page muted. It counts as
 * silence for less than the 3 s from which a silence is measured, so that it can never make one;
 * after that the level is unknown.
 */
const ZERO_ENERGY_MS = 3000;

type Stream = TapLevels['others'][number];

/** What the browser reports about a receiver at one instant. */
export interface RemoteSample {
  readonly trackId: string;
  readonly contributing: readonly SourceSample[];
  readonly synchronization: readonly SourceSample[];
  readonly inbound: InboundTrace | undefined;
}

export interface RemoteReading {
  /** Empty if nothing is known. */
  readonly streams: readonly Stream[];
  /** Whether packets arrive. An idle receiver does not count as a person. */
  readonly active: boolean;
  /** Whether the counters must be read at every tick, because the packets carry no level. */
  readonly needsCounters: boolean;
}

/** @param nowMs monotonic @param epochMs the same instant as a time of day */
export type RemoteMeter = (sample: RemoteSample, nowMs: number, epochMs: number) => RemoteReading;

/** Tracks the level of one receiver, which may carry several people in turn or at once. */
export function createRemoteMeter(): RemoteMeter {
  const followContributing = followSources();
  const followSynchronization = followSources();
  let hadLevel = false;

  return (sample, nowMs, epochMs) => {
    const { inbound } = sample;
    const people = followContributing(sample.contributing, nowMs, epochMs);
    const [newest] = followSynchronization(sample.synchronization, nowMs, epochMs).toSorted(
      (a, b) => a.ageMs - b.ageMs,
    );
    const key = streamKey(newest?.source ?? inbound?.counter.ssrc, sample.trackId);

    const arriving = [...people, ...(newest ? [newest] : [])].some(isArriving);
    if (!arriving && !grewWithin(inbound?.packetsGrewAtMs, IDLE_MS, nowMs)) {
      const carried = newest !== undefined || (inbound?.counter.packetsReceived ?? 0) > 0;
      const silent = quiet(key, hadLevel ? 'ssrc' : 'inbound');
      return { streams: carried ? [silent] : [], active: false, needsCounters: false };
    }

    const streams = packetLevels(key, people, newest);
    if (streams.length > 0) hadLevel = true;
    else if (hadLevel && !arriving) streams.push(quiet(key, 'ssrc'));
    if (streams.length > 0) return { streams, active: true, needsCounters: false };

    const counted = inbound && countedLevel(inbound, nowMs);
    return {
      streams: counted === undefined ? [] : [{ key, source: 'inbound', levelDb: counted }],
      active: true,
      needsCounters: inbound?.counter.energy !== null,
    };
  };
}

/**
 * The levels in the packets: by contributing source if a mixer or a forwarding unit names people,
 * otherwise of the stream itself.
 */
function packetLevels(
  key: string,
  people: readonly HeardSource[],
  newest: HeardSource | undefined,
): Stream[] {
  const named = people.filter(hasLevel);
  const onlyStreamArrives = newest !== undefined && isArriving(newest) && !named.some(isArriving);
  if (named.length > 0 && !onlyStreamArrives) {
    return named.map((person) => packetLevel(`csrc:${person.source}`, person));
  }
  return newest && hasLevel(newest) ? [packetLevel(key, newest)] : [];
}

function packetLevel(key: string, { ageMs, audioLevel = 0 }: HeardSource): Stream {
  if (ageMs > LEVEL_MS) return quiet(key, 'ssrc');
  return { key, source: 'ssrc', levelDb: levelDbOf(audioLevel) };
}

function countedLevel(inbound: InboundTrace, nowMs: number): number | undefined {
  if (inbound.levelDb === null || nowMs - inbound.readAtMs > SPARSE_PACKETS_MS) return undefined;
  if (!grewWithin(inbound.energyGrewAtMs, ZERO_ENERGY_MS, nowMs)) return undefined;
  return inbound.levelDb;
}

function quiet(key: string, source: Stream['source']): Stream {
  return { key, source, levelDb: NO_LEVEL_DB };
}

function streamKey(ssrc: number | undefined, trackId: string): string {
  return ssrc === undefined ? `track:${trackId}`.slice(0, 80) : `ssrc:${ssrc}`;
}

function isArriving({ ageMs }: HeardSource): boolean {
  return ageMs <= SPARSE_PACKETS_MS;
}

function hasLevel({ audioLevel }: HeardSource): boolean {
  return audioLevel !== undefined;
}

function grewWithin(grewAtMs: number | null | undefined, withinMs: number, nowMs: number): boolean {
  return typeof grewAtMs === 'number' && nowMs - grewAtMs <= withinMs;
}
