import type { TapLevels } from '../../messages/tap';
import { createAudioGraph } from './audio-graph';
import { isAudio, linkState, receives, sends } from './connections';
import type { EnergyCounter } from './counters';
import { traceInbound, type InboundTrace } from './inbound-trace';
import { createLocalMeter, soundOf } from './local-level';
import { createLoopbacks, type Loop } from './loopback';
import { createLoopbackMeter } from './loopback-level';
import { followPictures } from './pictures';
import { createRemoteMeter, type RemoteMeter, type RemoteReading } from './remote-level';
import { createSoundChoice, type WithSound } from './remote-sound';
import { createSourceReader } from './source-reader';
import { createStatsPoll } from './stats-poll';
import type { Every } from './steady-ticks';

const TICK_MS = 100;
/**
 * How old statistics may be when levels come from elsewhere: they only list which tracks are sent…
 */
const SENDING_PACE_MS = 1000;
/** …and, for a connection that only receives, whether packets still arrive. */
const RECEIVING_PACE_MS = 2000;
/** The most streams that a report may hold. */
const MAX_STREAMS = 64;

/** The sound of at most so many remote tracks is read; for the rest, only their levels. */
const MAX_PLAYED_TRACKS = 3;

/** The page's functions that the sampler uses, captured before the page's own scripts ran. */
export interface PageNatives {
  readonly timeOriginMs: number;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
  /** A timer that keeps its period in a hidden page, at some cost. */
  readonly every: Every;
  /** A timer that slows down to one tick a second in a hidden page. */
  readonly timer: Every;
  readonly getStats: (connection: RTCPeerConnection) => Promise<Iterable<unknown>>;
  readonly createContext: () => AudioContext;
  readonly openLoop: (track: MediaStreamTrack) => Loop;
}

interface RemoteState {
  readonly read: ReturnType<typeof createSourceReader>;
  readonly meter: RemoteMeter;
  readonly withSound: WithSound;
  inbound: InboundTrace | undefined;
}

/**
 * Live connections with their transceivers at this tick, read once because each read builds a new
 * list.
 */
type Lines = ReadonlyMap<RTCPeerConnection, readonly RTCRtpTransceiver[]>;

/**
 * Reports the levels of all live connections ten times a second; reports nothing while there is
 * none.
 * @param connections returns those that carry live audio now
 * @returns stops the reports and closes everything that was opened
 */
export function startSampler(
  natives: PageNatives,
  connections: () => readonly RTCPeerConnection[],
  report: (levels: TapLevels) => void,
): () => void {
  const graph = createAudioGraph(natives.createContext);
  // One audio context reads both sides: the local meter triggers the reading, and the played tracks
  // are read with it.
  let played: ReadonlySet<MediaStreamTrack> = new Set();
  let graphRuns = false;
  const readLocal = createLocalMeter({
    ...graph,
    follow(tracks, nowMs) {
      graphRuns = graph.follow([...tracks, ...played], nowMs);
      return graphRuns;
    },
  });
  const stats = createStatsPoll(natives.getStats, natives.after);
  const loops = createLoopbacks(natives.openLoop, (far) => {
    const [arriving] = stats.latest(far).inbound.values();
    return arriving;
  });
  const readLoops = createLoopbackMeter(loops);
  const picturesArrive = followPictures();
  const remotes = new WeakMap<RTCRtpReceiver, RemoteState>();
  let hasty = new WeakSet<RTCPeerConnection>();
  let sending = new WeakSet<RTCPeerConnection>();
  let busy = false;
  let stopped = false;

  async function tick(): Promise<void> {
    const nowMs = natives.nowMs();
    const live = connections();
    const looped = new Set(loops.readable());
    const paceMs = (connection: RTCPeerConnection) => {
      if (looped.has(connection) || hasty.has(connection)) return 0;
      return sending.has(connection) ? SENDING_PACE_MS : RECEIVING_PACE_MS;
    };
    await stats.poll([...live, ...looped], paceMs, nowMs);
    if (stopped) return;
    if (live.length === 0) {
      graph.follow([], nowMs);
      loops.follow(new Set(), nowMs);
      return;
    }
    const epochMs = natives.timeOriginMs + nowMs;
    hasty = new WeakSet();
    const lines = new Map(live.map((connection) => [connection, connection.getTransceivers()]));
    played = playedTracks(lines);
    const coach = coachLevel(lines, nowMs);
    const others = otherLevels(lines, nowMs, epochMs);
    const latest = live.map((connection) => stats.latest(connection));
    const pictures = picturesArrive(latest, nowMs);
    report({ type: 'levels', atMs: Math.round(epochMs), coach, others, pictures });
  }

  function coachLevel(lines: Lines, nowMs: number): TapLevels['coach'] {
    const tracks = new Set<MediaStreamTrack>();
    const counters = new Map<string, EnergyCounter>();
    const uncounted = new Set<string>();
    const senders: RTCPeerConnection[] = [];
    for (const [connection, transceivers] of lines) {
      for (const transceiver of transceivers) {
        const { track } = transceiver.sender;
        if (!isAudio(transceiver) || !sends(transceiver) || !track) continue;
        tracks.add(track);
        senders.push(connection);
      }
      const latest = stats.latest(connection);
      for (const [id, counter] of latest.mediaSources) counters.set(id, counter);
      for (const id of latest.uncounted) uncounted.add(id);
    }
    sending = new WeakSet(senders);
    const { coach, needsCounters } = readLocal(tracks, counters, nowMs);
    if (needsCounters) for (const connection of senders) hasty.add(connection);
    return readLoops(coach, tracks, uncounted, nowMs);
  }

  function otherLevels(lines: Lines, nowMs: number, epochMs: number): TapLevels['others'] {
    const readings: RemoteReading[] = [];
    for (const [connection, transceivers] of lines) {
      // While the link is down, no packets can arrive, so it does not count as silence.
      const linked = linkState(connection) === 'up';
      for (const transceiver of transceivers) {
        const { receiver } = transceiver;
        if (!isAudio(transceiver) || !receives(transceiver)) continue;
        if (receiver.track.readyState !== 'live') continue;
        const reading = readReceiver(connection, receiver, nowMs, epochMs);
        if (reading.needsCounters) hasty.add(connection);
        if (reading.active || linked) readings.push(reading);
      }
    }
    return loudestByKey(readings);
  }

  function readReceiver(
    connection: RTCPeerConnection,
    receiver: RTCRtpReceiver,
    nowMs: number,
    epochMs: number,
  ): RemoteReading {
    let state = remotes.get(receiver);
    if (!state) {
      state = {
        read: createSourceReader(),
        meter: createRemoteMeter(),
        withSound: createSoundChoice(),
        inbound: undefined,
      };
      remotes.set(receiver, state);
    }
    const trackId = receiver.track.id;
    const counter = stats.latest(connection).inbound.get(trackId);
    if (counter) state.inbound = traceInbound(state.inbound, counter, nowMs);
    const sample = { ...state.read(receiver, nowMs), trackId, inbound: state.inbound };
    const reading = state.meter(sample, nowMs, epochMs);
    const { track } = receiver;
    return state.withSound(
      reading,
      graphRuns && played.has(track) ? soundOf(graph, track) : undefined,
    );
  }

  /** The first few received tracks: each one costs the audio thread some time. */
  function playedTracks(lines: Lines): Set<MediaStreamTrack> {
    const tracks = [...lines.values()]
      .flat()
      .filter((transceiver) => isAudio(transceiver) && receives(transceiver))
      .map(({ receiver }) => receiver.track)
      .filter(({ readyState }) => readyState === 'live');
    return new Set(tracks.slice(0, MAX_PLAYED_TRACKS));
  }

  const stopTicking = natives.every(TICK_MS, () => {
    if (busy) return;
    busy = true;
    tick()
      .catch(() => {})
      .finally(() => {
        busy = false;
      });
  });
  return () => {
    stopped = true;
    stopTicking();
    graph.stop();
    loops.stop();
  };
}

/**
 * Combines the streams of all active receivers. Idle receivers are left out: a stream that stays
 * connected after somebody left does not count as silence. If several receivers carry one key, the
 * loudest counts.
 */
export function loudestByKey(readings: readonly RemoteReading[]): TapLevels['others'] {
  const byKey = new Map<string, TapLevels['others'][number]>();
  for (const { streams } of readings.filter(({ active }) => active)) {
    for (const stream of streams) {
      const other = byKey.get(stream.key);
      if (!other || stream.levelDb > other.levelDb) byKey.set(stream.key, stream);
    }
  }
  return [...byKey.values()].toSorted((a, b) => b.levelDb - a.levelDb).slice(0, MAX_STREAMS);
}
