import { expect, test } from 'vitest';
import type { AudioGraph } from '../../../lib/platform/call-tap/audio-graph';
import type { EnergyCounter } from '../../../lib/platform/call-tap/counters';
import { createLocalMeter } from '../../../lib/platform/call-tap/local-level';

type Level = number | null | undefined;

function track(id: string, state: Partial<MediaStreamTrack> = {}): MediaStreamTrack {
  return { id, readyState: 'live', enabled: true, muted: false, ...state } as MediaStreamTrack;
}

/** An audio graph with the given levels, by track id. */
function graph(levels: Record<string, Level>, runs = true) {
  const followed: string[][] = [];
  const fake: AudioGraph = {
    follow(tracks) {
      followed.push([...tracks].map(({ id }) => id));
      return runs;
    },
    levelDb: ({ id }) => levels[id],
    framesOf: () => undefined,
    stop() {},
  };
  return { fake, followed };
}

function counters(atMs: number, energies: Record<string, number>): Map<string, EnergyCounter> {
  return new Map(
    Object.entries(energies).map(([id, totalAudioEnergy]) => [
      id,
      { atMs, totalAudioEnergy, totalSamplesDurationS: atMs / 1000 },
    ]),
  );
}

test('the coach’s level is the loudest of several tracks, without disabled ones', () => {
  const read = createLocalMeter(graph({ a: -40, b: -20, c: -1 }).fake);
  const tracks = new Set([track('a'), track('b'), track('c', { enabled: false })]);
  expect(read(tracks, new Map(), 0)).toEqual({
    coach: { source: 'rms', levelDb: -20 },
    needsCounters: false,
  });
});

test.each([
  ['disabled', { enabled: false }],
  ['muted by its source', { muted: true }],
  ['ended', { readyState: 'ended' }],
] as const)('a microphone that is %s is reported as muted', (_name, state) => {
  const read = createLocalMeter(graph({ a: -20 }).fake);
  expect(read(new Set([track('a', state)]), new Map(), 0).coach).toBe('muted');
});

test('a coach without a track is reported as muted', () => {
  const read = createLocalMeter(graph({}).fake);
  expect(read(new Set(), new Map(), 0)).toEqual({ coach: 'muted', needsCounters: false });
});

test('ended tracks are released, and disabled ones kept so that they are read at once when enabled', () => {
  const { fake, followed } = graph({ a: -20 });
  const read = createLocalMeter(fake);
  const tracks = [track('a', { enabled: false }), track('b', { readyState: 'ended' })];
  read(new Set(tracks), new Map(), 0);
  expect(followed).toEqual([['a']]);
});

test('counters are used while the audio graph is suspended, even if it still holds a level', () => {
  const read = createLocalMeter(graph({ a: -3 }, false).fake);
  const tracks = new Set([track('a')]);
  expect(read(tracks, counters(1000, { a: 1 }), 0)).toEqual({ coach: null, needsCounters: true });
  const counted = { coach: { source: 'mediaSource', levelDb: -20 }, needsCounters: true };
  expect(read(tracks, counters(1100, { a: 1.001 }), 100)).toEqual(counted);
  // The same report again, from the browser's cache.
  expect(read(tracks, counters(1100, { a: 1.001 }), 130)).toEqual(counted);
  // Energy that decreased belongs to another microphone under the same track.
  expect(read(tracks, counters(1200, { a: 0.1 }), 200).coach).toBeNull();
});

test('no counters are read while the audio graph is about to deliver a level', () => {
  const read = createLocalMeter(graph({ a: null }).fake);
  expect(read(new Set([track('a')]), counters(0, { a: 1 }), 0)).toEqual({
    coach: null,
    needsCounters: false,
  });
});

test('counters are not requested from a browser that counts no energy', () => {
  const read = createLocalMeter(graph({}, false).fake);
  expect(read(new Set([track('a')]), new Map(), 0)).toEqual({ coach: null, needsCounters: false });
});
