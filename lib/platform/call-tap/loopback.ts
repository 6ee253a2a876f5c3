import type { InboundCounter } from './counters';
import { traceInbound, type InboundTrace } from './inbound-trace';
import { quietly } from './quietly';

/**
 * A loop whose connection failed (another network, a machine that slept) is opened again after
 * this.
 */
const RETRY_MS = 5000;
/** After this long without packets, the browser's counters continue with concealed silence. */
const PACKETS_MS = 400;

/** A pair of connections that sends one track from the page back to the page. */
export interface Loop {
  /** The receiving connection, whose statistics give the level. */
  readonly far: RTCPeerConnection;
  close(): void;
}

export interface Loopbacks {
  /**
   * Call once per tick, before reading. A track that is off is not read, and its former readings
   * are dropped.
   * @returns the connections whose statistics may be read now
   */
  readable(): readonly RTCPeerConnection[];
  has(track: MediaStreamTrack): boolean;
  /** @param tracks to measure from now on; the loops of all others are closed */
  follow(tracks: ReadonlySet<MediaStreamTrack>, nowMs: number): void;
  /** @returns dBFS between the last two readings; null if unknown */
  levelDb(track: MediaStreamTrack, nowMs: number): number | null;
  stop(): void;
}

interface Looped {
  readonly loop: Loop | undefined;
  readonly openedAtMs: number;
  trace: InboundTrace | undefined;
}

/**
 * Measures what the coach sends when the browser counts no energy of sent tracks (Firefox) and no
 * audio context runs: without a click in the page, or without a sound output. Each track is sent to
 * the page itself, and the receiving connection's counters give the level; the sound goes nowhere
 * else. The track itself is sent, because a clone would stay unmuted when the page mutes the track.
 * @param open opens a loop; may throw
 * @param counterAt the latest counter of the one stream that arrives at a connection
 */
export function createLoopbacks(
  open: (track: MediaStreamTrack) => Loop,
  counterAt: (far: RTCPeerConnection) => InboundCounter | undefined,
): Loopbacks {
  const looped = new Map<MediaStreamTrack, Looped>();

  function close(track: MediaStreamTrack): void {
    const { loop } = looped.get(track) ?? {};
    looped.delete(track);
    if (loop) quietly(loop.close);
  }

  function begin(track: MediaStreamTrack, nowMs: number): void {
    let loop: Loop | undefined;
    quietly(() => (loop = open(track)));
    looped.set(track, { loop, openedAtMs: nowMs, trace: undefined });
  }

  return {
    readable() {
      const connections: RTCPeerConnection[] = [];
      for (const [track, entry] of looped) {
        if (!isOn(track)) entry.trace = undefined;
        else if (entry.loop) connections.push(entry.loop.far);
      }
      return connections;
    },

    has: (track) => looped.has(track),

    follow(tracks, nowMs) {
      for (const [track, { loop, openedAtMs }] of looped) {
        const broken = loop === undefined || loop.far.connectionState === 'failed';
        if (!tracks.has(track) || (broken && nowMs - openedAtMs >= RETRY_MS)) close(track);
      }
      for (const track of tracks) if (!looped.has(track)) begin(track, nowMs);
    },

    levelDb(track, nowMs) {
      const entry = looped.get(track);
      const counter = entry?.loop && isOn(track) ? counterAt(entry.loop.far) : undefined;
      if (!entry || !counter) return null;
      const trace = traceInbound(entry.trace, counter, nowMs);
      entry.trace = trace;
      const arrives = trace.packetsGrewAtMs !== null && nowMs - trace.packetsGrewAtMs <= PACKETS_MS;
      return arrives ? trace.levelDb : null;
    },

    stop() {
      for (const track of looped.keys()) close(track);
    },
  };
}

/** Whether the page sends sound through this track now. */
export function isOn({ enabled, muted, readyState }: MediaStreamTrack): boolean {
  return enabled && !muted && readyState === 'live';
}
