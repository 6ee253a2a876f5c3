import { expect, test } from 'vitest';
import type { InboundCounter } from '../../../lib/platform/call-tap/counters';
import { createLoopbacks } from '../../../lib/platform/call-tap/loopback';
import { createLoopbackMeter } from '../../../lib/platform/call-tap/loopback-level';

type Settable<T> = { -readonly [Key in keyof T]: T[Key] };

function microphone(id = 'a'): Settable<MediaStreamTrack> {
  return { id, enabled: true, muted: false, readyState: 'live' } as MediaStreamTrack;
}

/** Loopback connections whose far ends receive what the test says. */
function loops() {
  const opened: { track: MediaStreamTrack; state: RTCPeerConnectionState; closed: boolean }[] = [];
  const arrived = new Map<RTCPeerConnection, InboundCounter>();
  const ends: RTCPeerConnection[] = [];
  const made = createLoopbacks(
    (track) => {
      const entry = { track, state: 'connected' as RTCPeerConnectionState, closed: false };
      opened.push(entry);
      const far = {
        get connectionState() {
          return entry.state;
        },
      } as RTCPeerConnection;
      ends.push(far);
      return { far, close: () => (entry.closed = true) };
    },
    (far) => arrived.get(far),
  );
  /** 100 ms of sound with this energy, with or without packets. */
  function arrive(atMs: number, totalAudioEnergy: number, packetsReceived = atMs / 20): void {
    arrived.set(ends.at(-1)!, {
      ssrc: 1,
      packetsReceived,
      lastPacketAtMs: atMs,
      energy: { atMs, totalAudioEnergy, totalSamplesDurationS: atMs / 1000 },
    });
  }
  return { made, opened, arrive };
}

test('the loopback level is the energy between two readings', () => {
  const { made, arrive } = loops();
  const track = microphone();
  made.follow(new Set([track]), 0);
  expect(made.levelDb(track, 0)).toBeNull();
  arrive(1000, 1);
  expect(made.levelDb(track, 1000)).toBeNull();
  arrive(1100, 1.001);
  expect(made.levelDb(track, 1100)).toBe(-20);
});

test('a disabled track is not read, and its former readings are dropped', () => {
  const { made, arrive } = loops();
  const track = microphone();
  made.follow(new Set([track]), 0);
  expect(made.readable()).toHaveLength(1);
  arrive(1000, 1);
  made.levelDb(track, 1000);
  track.enabled = false;
  expect(made.readable()).toEqual([]);
  arrive(1100, 1.001);
  expect(made.levelDb(track, 1100)).toBeNull();
  track.enabled = true;
  expect(made.readable()).toHaveLength(1);
  // Without this, its first reading would include the mute.
  expect(made.levelDb(track, 1100)).toBeNull();
});

test.each([{ muted: true }, { readyState: 'ended' }] as const)(
  'a track with %o is not read either',
  (state) => {
    const { made } = loops();
    const track = microphone();
    made.follow(new Set([track]), 0);
    Object.assign(track, state);
    expect(made.readable()).toEqual([]);
  },
);

test('a loopback without new packets has an unknown level, not silence', () => {
  const { made, arrive } = loops();
  const track = microphone();
  made.follow(new Set([track]), 0);
  arrive(1000, 1, 50);
  made.levelDb(track, 1000);
  arrive(1100, 1.001, 55);
  expect(made.levelDb(track, 1100)).toBe(-20);
  arrive(1600, 1.001, 55);
  expect(made.levelDb(track, 1600)).toBeNull();
});

test('a failed loopback connection is opened again after a delay', () => {
  const { made, opened } = loops();
  const track = microphone();
  made.follow(new Set([track]), 0);
  opened[0]!.state = 'failed';
  made.follow(new Set([track]), 4000);
  expect(opened).toHaveLength(1);
  made.follow(new Set([track]), 6000);
  expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
});

test('a browser that cannot create connections causes no error', () => {
  const made = createLoopbacks(
    () => {
      throw new Error('no connections');
    },
    () => undefined,
  );
  const track = microphone();
  made.follow(new Set([track]), 0);
  expect(made.readable()).toEqual([]);
  expect(made.levelDb(track, 100)).toBeNull();
});

test('stopping closes every loopback connection', () => {
  const { made, opened } = loops();
  made.follow(new Set([microphone('a'), microphone('b')]), 0);
  made.stop();
  expect(opened.map(({ closed }) => closed)).toEqual([true, true]);
});

const RMS = { source: 'rms', levelDb: -30 } as const;
const UNCOUNTED = new Set(['a']);

test('no loopback opens while another source gives the level, or might soon', () => {
  const { made, opened } = loops();
  const read = createLoopbackMeter(made);
  const tracks = new Set([microphone()]);
  expect(read(RMS, tracks, UNCOUNTED, 0)).toBe(RMS);
  expect(read('muted', tracks, UNCOUNTED, 100)).toBe('muted');
  for (let nowMs = 200; nowMs < 1700; nowMs += 100) {
    expect(read(null, tracks, UNCOUNTED, nowMs)).toBeNull();
  }
  expect(opened).toHaveLength(0);
  read(null, tracks, UNCOUNTED, 1700);
  expect(opened).toHaveLength(1);
});

test('no loopback opens where the browser counts energy, because its counters give the level', () => {
  const { made, opened } = loops();
  const read = createLoopbackMeter(made);
  for (let nowMs = 0; nowMs < 5000; nowMs += 100) {
    read(null, new Set([microphone()]), new Set(), nowMs);
  }
  expect(opened).toHaveLength(0);
});

test('the loudest loopback gives the level, and a mute is never read from one', () => {
  const { made, arrive } = loops();
  const read = createLoopbackMeter(made);
  const track = microphone();
  const tracks = new Set([track]);
  read(null, tracks, UNCOUNTED, 0);
  read(null, tracks, UNCOUNTED, 2000);
  arrive(2100, 1);
  read(null, tracks, UNCOUNTED, 2100);
  arrive(2200, 1.001);
  expect(read(null, tracks, UNCOUNTED, 2200)).toEqual({ source: 'inbound', levelDb: -20 });
  track.enabled = false;
  arrive(2300, 1.002);
  expect(read('muted', tracks, UNCOUNTED, 2300)).toBe('muted');
});

test('a loopback stays open during a mute, and closes when the graph runs or its track is removed', () => {
  const { made, opened } = loops();
  const read = createLoopbackMeter(made);
  const tracks = new Set([microphone()]);
  read(null, tracks, UNCOUNTED, 0);
  read(null, tracks, UNCOUNTED, 2000);
  read('muted', tracks, UNCOUNTED, 2100);
  expect(opened[0]?.closed).toBe(false);
  read(RMS, tracks, UNCOUNTED, 2200);
  expect(opened[0]?.closed).toBe(true);

  read(null, tracks, UNCOUNTED, 2300);
  read(null, tracks, UNCOUNTED, 4300);
  read('muted', new Set(), UNCOUNTED, 4400);
  expect(opened.map(({ closed }) => closed)).toEqual([true, true]);
});
