import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HOLD_MS, trackConnections } from '../../../lib/platform/call-tap/connections';

/** A fake peer connection with only state, directions and events. */
class FakeConnection extends EventTarget {
  connectionState: RTCPeerConnectionState | undefined = 'new';
  iceConnectionState: RTCIceConnectionState = 'new';
  directions: (RTCRtpTransceiverDirection | null)[] = ['sendrecv'];
  kind = 'audio';
  localDescription: { sdp: string } | null = null;
  remoteDescription: { sdp: string } | null = null;

  getTransceivers() {
    return this.directions.map((currentDirection) => ({
      currentDirection,
      receiver: { track: { kind: this.kind } },
    }));
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** Each end has its own description and the other end's. */
  negotiated(local: string, remote: string): void {
    const described = (name: string) => ({ sdp: `v=0\r\na=ice-ufrag:${name}\r\na=mid:0\r\n` });
    this.localDescription = described(local);
    this.remoteDescription = described(remote);
    this.dispatchEvent(new Event('signalingstatechange'));
  }

  get real(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}

let nowMs: number;
let timers: { atMs: number; run: () => void }[];
const counts = vi.fn<(count: number) => void>();

beforeEach(() => {
  nowMs = 0;
  timers = [];
  counts.mockReset();
});

function pass(durationMs: number): void {
  nowMs += durationMs;
  const due = timers.filter(({ atMs }) => atMs <= nowMs);
  timers = timers.filter(({ atMs }) => atMs > nowMs);
  for (const { run } of due) run();
}

function track() {
  const after = (delayMs: number, run: () => void) => timers.push({ atMs: nowMs + delayMs, run });
  return trackConnections({ nowMs: () => nowMs, after }, counts);
}

function connected(connections: ReturnType<typeof track>): FakeConnection {
  const connection = new FakeConnection();
  connections.add(connection.real);
  connection.become('connected');
  return connection;
}

describe('counting live audio connections', () => {
  test('includes a connection once it is connected, and reports it at once', () => {
    const connections = track();
    const connection = new FakeConnection();
    connections.add(connection.real);
    connection.become('connecting');
    expect(counts).not.toHaveBeenCalled();
    connection.become('connected');
    expect(counts.mock.calls).toEqual([[1]]);
    expect(connections.live()).toEqual([connection]);
  });

  test.each([
    ['sendonly', 'audio', 1],
    ['recvonly', 'audio', 1],
    ['inactive', 'audio', 0],
    ['stopped', 'audio', 0],
    [null, 'audio', 0],
    ['sendrecv', 'video', 0],
  ] as const)('with direction %s of %s gives %d', (direction, kind, count) => {
    const connections = track();
    const connection = new FakeConnection();
    Object.assign(connection, { directions: [direction], kind });
    connections.add(connection.real);
    connection.become('connected');
    expect(connections.live()).toHaveLength(count);
  });

  test('reads the ICE state in a browser that knows no other', () => {
    const connections = track();
    const connection = new FakeConnection();
    connection.connectionState = undefined;
    connections.add(connection.real);
    connection.iceConnectionState = 'completed';
    connection.dispatchEvent(new Event('iceconnectionstatechange'));
    expect(counts.mock.calls).toEqual([[1]]);
  });

  test('includes audio negotiated later, even when it shows after the event', () => {
    const connections = track();
    const connection = new FakeConnection();
    connection.directions = [];
    connections.add(connection.real);
    connection.become('connected');
    connection.dispatchEvent(new Event('signalingstatechange'));
    connection.directions = ['sendrecv'];
    expect(counts).not.toHaveBeenCalled();
    pass(0);
    expect(counts.mock.calls).toEqual([[1]]);
  });
});

describe('two connections of one page', () => {
  test('joined to each other are never counted as a call', () => {
    const connections = track();
    const [near, far] = [new FakeConnection(), new FakeConnection()];
    for (const each of [near, far]) connections.add(each.real);
    near.negotiated('near', 'far');
    far.negotiated('far', 'near');
    near.become('connected');
    far.become('connected');
    expect(connections.live()).toEqual([]);
    expect(counts).not.toHaveBeenCalled();
  });

  test('to the same server count as two', () => {
    const connections = track();
    const [one, other] = [connected(connections), connected(connections)];
    one.negotiated('one', 'server');
    other.negotiated('other', 'server');
    expect(connections.live()).toEqual([one, other]);
  });

  test('are checked again when they are renegotiated', () => {
    const connections = track();
    const [one, other] = [connected(connections), connected(connections)];
    one.negotiated('one', 'server');
    other.negotiated('other', 'one');
    expect(connections.live()).toHaveLength(2);
    one.negotiated('one', 'other');
    expect(connections.live()).toEqual([]);
  });

  test('count separately when the description of one cannot be read', () => {
    const connections = track();
    const [one, hostile] = [connected(connections), connected(connections)];
    one.negotiated('one', 'far');
    Object.defineProperty(hostile, 'localDescription', {
      get() {
        throw new Error('not yours');
      },
    });
    hostile.dispatchEvent(new Event('signalingstatechange'));
    expect(connections.live()).toEqual([one, hostile]);
  });
});

describe('a connection that ends', () => {
  test('is removed from the count at once when it is closed', () => {
    const connections = track();
    const first = connected(connections);
    connected(connections);
    first.connectionState = 'closed';
    connections.remove(first.real);
    expect(counts.mock.calls).toEqual([[1], [2], [1]]);
  });

  test('is removed at once when it fails', () => {
    connected(track()).become('failed');
    expect(counts.mock.calls).toEqual([[1], [0]]);
  });

  test('is removed after a hold when it is disconnected, without any event, however long it was up', () => {
    const connection = connected(track());
    pass(3_600_000);
    connection.become('disconnected');
    pass(HOLD_MS - 1);
    expect(counts.mock.calls).toEqual([[1]]);
    pass(1);
    expect(counts.mock.calls).toEqual([[1], [0]]);
  });

  test('stays in the count when it reconnects within the hold', () => {
    const connection = connected(track());
    connection.become('disconnected');
    pass(HOLD_MS - 1);
    connection.become('connecting');
    connection.become('connected');
    pass(3 * HOLD_MS);
    expect(counts.mock.calls).toEqual([[1]]);
  });

  test('is no longer reported after the tap stopped', () => {
    const connections = track();
    const connection = connected(connections);
    connections.stop();
    connection.become('failed');
    expect(counts.mock.calls).toEqual([[1]]);
  });
});

test('an error while reading a connection does not reach the page', async () => {
  const connections = track();
  const connection = new FakeConnection();
  connections.add(connection.real);
  connection.getTransceivers = () => {
    throw new Error('not ours');
  };
  const pageErrors = vi.fn();
  process.on('uncaughtException', pageErrors);
  connection.become('connected');
  // An error in a listener is reported after the dispatch.
  await new Promise(setImmediate);
  process.off('uncaughtException', pageErrors);
  expect(pageErrors).not.toHaveBeenCalled();
  expect(counts).not.toHaveBeenCalled();
});
