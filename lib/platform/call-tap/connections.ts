import { areJoined, iceEndsOf, type IceEnds } from './ice-ends';
import { quietly } from './quietly';

/**
 * How long a connection stays live after it disconnects, in ms: an ICE restart or a few seconds
 * without network do not end a call.
 */
export const HOLD_MS = 10_000;

const STATE_EVENTS = ['connectionstatechange', 'iceconnectionstatechange', 'track'] as const;

export interface Connections {
  add(connection: RTCPeerConnection): void;
  remove(connection: RTCPeerConnection): void;
  /**
   * The connections that carry live audio to somebody else now. Pairs that a page joins to each
   * other are left out: a page may do so to cancel echo or to test its sound, and what one of them
   * sends is often the other person's voice. The call also reports the number of connections if it
   * has changed.
   */
  live(): readonly RTCPeerConnection[];
  stop(): void;
}

interface Tracked {
  /** A weak reference, so that a connection the page no longer uses can be garbage-collected. */
  readonly reference: WeakRef<RTCPeerConnection>;
  /**
   * When it stops counting as live, in ms: Infinity while connected, -Infinity before the first
   * connection.
   */
  liveUntilMs: number;
  /**
   * Cached, because descriptions are long and seldom change; undefined when they must be read
   * again.
   */
  ends: IceEnds | null | undefined;
}

interface ConnectionClock {
  /** Monotonic ms. */
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** Tracks which connections carry live audio; calls `onCount` when their number changes. */
export function trackConnections(
  clock: ConnectionClock,
  onCount: (liveAudioConnections: number) => void,
): Connections {
  const tracked = new Set<Tracked>();
  let count = 0;
  let stopped = false;

  function live(): readonly RTCPeerConnection[] {
    const nowMs = clock.nowMs();
    const known: { readonly entry: Tracked; readonly connection: RTCPeerConnection }[] = [];
    for (const entry of tracked) {
      const connection = entry.reference.deref();
      if (!connection) tracked.delete(entry);
      else known.push({ entry, connection });
    }
    const isJoinedHere = ({ entry, connection }: (typeof known)[number]) =>
      known.some((other) =>
        areJoined(endsOf(entry, connection), endsOf(other.entry, other.connection)),
      );
    const alive = known
      .filter(({ entry, connection }) => isUp(entry, connection, nowMs))
      .filter(({ connection }) => carriesAudio(connection))
      .filter((each) => !isJoinedHere(each))
      .map(({ connection }) => connection);
    if (alive.length !== count) {
      count = alive.length;
      if (!stopped) onCount(count);
    }
    return alive;
  }

  function recount(): void {
    if (!stopped) quietly(live);
  }

  function isUp(entry: Tracked, connection: RTCPeerConnection, nowMs: number): boolean {
    const state = linkState(connection);
    if (state === 'up') entry.liveUntilMs = Number.POSITIVE_INFINITY;
    else if (state === 'over') entry.liveUntilMs = Number.NEGATIVE_INFINITY;
    else if (entry.liveUntilMs === Number.POSITIVE_INFINITY) {
      entry.liveUntilMs = nowMs + HOLD_MS;
      clock.after(HOLD_MS, recount);
    }
    return nowMs < entry.liveUntilMs;
  }

  function endsOf(entry: Tracked, connection: RTCPeerConnection): IceEnds | null {
    if (entry.ends === undefined) entry.ends = iceEndsOf(connection);
    return entry.ends;
  }

  return {
    add(connection) {
      const entry: Tracked = {
        reference: new WeakRef(connection),
        liveUntilMs: Number.NEGATIVE_INFINITY,
        ends: undefined,
      };
      tracked.add(entry);
      for (const name of STATE_EVENTS) connection.addEventListener(name, recount);
      // A browser may set the negotiated directions just after it announces the stable state.
      connection.addEventListener('signalingstatechange', () => {
        entry.ends = undefined;
        recount();
        clock.after(0, recount);
      });
    },
    remove(connection) {
      for (const entry of tracked) {
        if (entry.reference.deref() === connection) tracked.delete(entry);
      }
      recount();
    },
    live,
    stop() {
      stopped = true;
      tracked.clear();
    },
  };
}

/** The state of the connection; `over`: closed or failed, with no recovery to wait for. */
export function linkState(
  connection: Pick<RTCPeerConnection, 'connectionState' | 'iceConnectionState'>,
): 'up' | 'down' | 'over' {
  const state = connection.connectionState ?? connection.iceConnectionState;
  if (state === 'closed' || state === 'failed') return 'over';
  return state === 'connected' || (state as string) === 'completed' ? 'up' : 'down';
}

/** Whether audio was negotiated in either direction, muted or not. */
function carriesAudio(connection: Pick<RTCPeerConnection, 'getTransceivers'>): boolean {
  return connection
    .getTransceivers()
    .some((transceiver) => isAudio(transceiver) && (sends(transceiver) || receives(transceiver)));
}

export function isAudio(transceiver: RTCRtpTransceiver): boolean {
  return transceiver.receiver.track.kind === 'audio';
}

export function sends({ currentDirection }: RTCRtpTransceiver): boolean {
  return currentDirection === 'sendrecv' || currentDirection === 'sendonly';
}

export function receives({ currentDirection }: RTCRtpTransceiver): boolean {
  return currentDirection === 'sendrecv' || currentDirection === 'recvonly';
}
