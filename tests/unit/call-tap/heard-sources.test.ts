import { expect, test } from 'vitest';
import { followSources } from '../../../lib/platform/call-tap/heard-sources';

const EPOCH_MS = 1_800_000_000_000;

test('the age of a source is zero while its timestamp moves, and grows while it rests', () => {
  const follow = followSources();
  const ageAt = (nowMs: number, timestamp: number) =>
    follow([{ source: 1, timestamp, audioLevel: 0.1 }], nowMs, EPOCH_MS + nowMs)[0]?.ageMs;
  expect(ageAt(0, EPOCH_MS - 20)).toBe(0);
  expect(ageAt(100, EPOCH_MS + 80)).toBe(0);
  expect(ageAt(200, EPOCH_MS + 80)).toBe(100);
  expect(ageAt(500, EPOCH_MS + 80)).toBe(400);
  expect(ageAt(600, EPOCH_MS + 590)).toBe(0);
});

test('a source already old when first read stays old until its timestamp moves', () => {
  const follow = followSources();
  const sample = { source: 1, timestamp: EPOCH_MS - 3000, audioLevel: 0.1 };
  expect(follow([sample], 0, EPOCH_MS)[0]?.ageMs).toBe(Infinity);
  expect(follow([sample], 100, EPOCH_MS + 100)[0]?.ageMs).toBe(Infinity);
  const moved = { ...sample, timestamp: EPOCH_MS + 190 };
  expect(follow([moved], 200, EPOCH_MS + 200)[0]?.ageMs).toBe(0);
});

test.each([
  ['behind', -3_600_000],
  ['ahead of', 3_600_000],
])('ages stay right when the time of day is an hour %s the timestamps', (_name, offMs) => {
  const follow = followSources();
  const ageAt = (nowMs: number, playedMs: number) =>
    follow([{ source: 1, timestamp: EPOCH_MS + playedMs }], nowMs, EPOCH_MS + offMs + nowMs)[0]
      ?.ageMs;
  ageAt(0, 0);
  expect([ageAt(100, 90), ageAt(200, 190), ageAt(300, 190)]).toEqual([0, 0, 100]);
});

test('each source ages separately, and one that left starts again', () => {
  const follow = followSources();
  const one = { source: 1, timestamp: EPOCH_MS };
  const two = { source: 2, timestamp: EPOCH_MS };
  follow([one, two], 0, EPOCH_MS);
  const heard = follow([one, { ...two, timestamp: EPOCH_MS + 90 }], 100, EPOCH_MS + 100);
  expect(heard.map(({ ageMs }) => ageMs)).toEqual([100, 0]);
  follow([], 200, EPOCH_MS + 200);
  expect(follow([one], 20_000, EPOCH_MS + 20_000)[0]?.ageMs).toBe(Infinity);
});
