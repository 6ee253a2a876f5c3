import type { InboundCounter } from './counters';
import { traceInbound, type InboundTrace } from './inbound-trace';
import { quietly } from './quietly';

/** A loop whose connection failed (another network, a machine that slept) is made anew after this. */
const RETRY_MS = 5000;
/** Without packets for this long the counters go on with invented silence. */
const PACKETS_MS = 400;

/** One track on its way from the page to the page. */
export interface Loop {
  /** The end that counts what arrives. */
  readonly far: RTCPeerConnection;
  close(): void;
}

export interface Loopbacks {
  /**
   * Call once per tick, before reading: a track that is off is not read, and what was read of it
   * is forgotten.
   * @returns the connections whose statistics may be read now
   */
  readable(): readonly RTCPeerConnection[];
  has(track: MediaStreamTrack): boolean;
  /** @param tracks those to be measured from now on; the loops of others are closed */
  follow(tracks: ReadonlySet<MediaStreamTrack>, nowMs: number): void;
  /** @returns dBFS between the last two readings; null where nothing is known */
  levelDb(track: MediaStreamTrack, nowMs: number): number | null;
  stop(): void;
}

interface Looped {
  readonly loop: Loop | undefined;
  readonly openedAtMs: number;
  trace: InboundTrace | undefined;
}

/**
 * Measures what the coach sends where the browser counts no energy of sent tracks (Firefox) and no
 * audio context runs: without a click in the page, or without a sound output. Each track is sent to
 * the page itself, and the counters of its arrival tell the level; the sound goes nowhere else.
 * The track itself is sent and no clone of it: a clone would stay open when the page mutes.
 * @param open makes a loop; may throw
 * @param counterAt what was last read of the one stream that arrives at a connection
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

/** Whether the page sends sound by this track now. */
export function isOn({ enabled, muted, readyState }: MediaStreamTrack): boolean {
  return enabled && !muted && readyState === 'live';
}
