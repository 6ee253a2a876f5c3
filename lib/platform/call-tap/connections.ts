import { areJoined, iceEndsOf, type IceEnds } from './ice-ends';
import { quietly } from './quietly';

/**
 * A connection that was connected stays live this long after it stops being so: an ICE restart or a
 * few seconds without network are not the end of a call.
 */
export const HOLD_MS = 10_000;

const STATE_EVENTS = ['connectionstatechange', 'iceconnectionstatechange', 'track'] as const;

export interface Connections {
  add(connection: RTCPeerConnection): void;
  remove(connection: RTCPeerConnection): void;
  /**
   * Connections that carry live audio now to somebody else: a page may join two of its own, to cancel
   * echo or to try its sound, and what one of them sends is often the other person's voice. Asking
   * also reports the number, if it has changed.
   */
  live(): readonly RTCPeerConnection[];
  stop(): void;
}

interface Tracked {
  /** Weak, so that a connection the page forgets can be collected. */
  readonly reference: WeakRef<RTCPeerConnection>;
  /** Until when it counts as live, ms: without end while connected, -Infinity before. */
  liveUntilMs: number;
  /** Undefined where it has to be asked: descriptions are long, and seldom change. */
  ends: IceEnds | null | undefined;
}

interface ConnectionClock {
  /** Monotonic ms. */
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** Knows which connections carry live audio; calls `onCount` when their number changes. */
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

/** `over`: closed or given up, with nothing to wait for. */
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
