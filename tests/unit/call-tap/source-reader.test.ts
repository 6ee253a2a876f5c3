import { expect, test } from 'vitest';
import type { SourceSample } from '../../../lib/platform/call-tap/heard-sources';
import { createSourceReader } from '../../../lib/platform/call-tap/source-reader';

const TICK_MS = 100;

/** A receiver whose level the test sets, read at every tick. */
function readReceiver() {
  const told = { audioLevel: 0.1, contributing: [] as SourceSample[] };
  const reads = { contributing: 0, synchronization: 0 };
  let nowMs = 0;
  const receiver = {
    getContributingSources() {
      reads.contributing += 1;
      return told.contributing;
    },
    getSynchronizationSources() {
      reads.synchronization += 1;
      return [{ source: 1, timestamp: nowMs, audioLevel: told.audioLevel }];
    },
  };
  const read = createSourceReader();
  const tick = () => read(receiver, (nowMs += TICK_MS));
  const during = (ms: number) => {
    const before = { ...reads };
    for (let at = 0; at < ms; at += TICK_MS) tick();
    return {
      contributing: reads.contributing - before.contributing,
      synchronization: reads.synchronization - before.synchronization,
    };
  };
  return { told, tick, during };
}

test('a receiver without named sources is asked for names once a second, and for its level every tick', () => {
  const { during } = readReceiver();
  expect(during(10_000)).toEqual({ contributing: 10, synchronization: 100 });
});

test('newly named sources are found within a second, then read every tick', () => {
  const { told, tick, during } = readReceiver();
  during(2_500);
  told.contributing = [{ source: 7, timestamp: 0, audioLevel: 0.1 }];
  during(1_000);
  expect(tick().contributing).toEqual(told.contributing);
  expect(during(5_000).contributing).toBe(50);
  told.contributing = [];
  expect(during(5_000).contributing).toBe(50);
});

test('a receiver quiet for ten seconds is read every other tick, and every tick once it is loud', () => {
  const { told, tick, during } = readReceiver();
  during(1_000);
  told.audioLevel = 0.0001;
  expect(during(10_000).synchronization).toBe(100);
  expect(during(10_000).synchronization).toBe(50);
  told.audioLevel = 0.01;
  const heard = [tick(), tick()].map(({ synchronization }) => synchronization[0]?.audioLevel);
  expect(heard).toContain(0.01);
  expect(during(5_000).synchronization).toBe(50);
});

test('one loud named source keeps the whole receiver at full rate', () => {
  const { told, during } = readReceiver();
  told.audioLevel = 0;
  told.contributing = [{ source: 7, timestamp: 0, audioLevel: 0.1 }];
  during(15_000);
  expect(during(5_000).synchronization).toBe(50);
});

test('a tick that comes late does not wait for the next one', () => {
  const read = createSourceReader();
  let reads = 0;
  const receiver = {
    getContributingSources: () => [],
    getSynchronizationSources() {
      reads += 1;
      return [];
    },
  };
  for (let nowMs = 0; nowMs <= 40_000; nowMs += 180) read(receiver, nowMs);
  expect(reads).toBe(223);
});
