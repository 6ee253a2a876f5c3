import { describe, expect, test } from 'vitest';
import {
  levelDbBetween,
  levelDbOf,
  readCounters,
  type EnergyCounter,
} from '../../../lib/platform/call-tap/counters';

function counter(totalAudioEnergy: number, totalSamplesDurationS: number): EnergyCounter {
  return { atMs: totalSamplesDurationS * 1000, totalAudioEnergy, totalSamplesDurationS };
}

describe('the level of an amplitude', () => {
  test.each([
    [1, 0],
    [2, 0],
    [0.1, -20],
    [0.5, -6],
    [1e-9, -100],
    [0, -100],
    [-1, -100],
    [Number.NaN, -100],
  ])('%d of full scale is %d dBFS', (linear, levelDb) => {
    expect(levelDbOf(linear)).toBe(levelDb);
  });
});

describe('the level between two readings of a counter', () => {
  test('is the power mean of the time between, whatever came before', () => {
    expect(levelDbBetween(counter(7, 60), counter(7.001, 60.1))).toBe(-20);
  });

  test('is silence when samples arrived without energy', () => {
    expect(levelDbBetween(counter(7, 60), counter(7, 60.1))).toBe(-100);
  });

  test('is unknown when no sample arrived, as after a track stopped', () => {
    expect(levelDbBetween(counter(7, 60), counter(7, 60))).toBeNull();
    expect(levelDbBetween(counter(7, 60), counter(7.5, 60))).toBeNull();
  });

  test('is unknown when the counters restarted', () => {
    expect(levelDbBetween(counter(7, 60), counter(0.1, 60.1))).toBeNull();
    expect(levelDbBetween(counter(7, 60), counter(7.1, 0.5))).toBeNull();
  });
});

describe('reading the counters', () => {
  const figures = { timestamp: 5, totalAudioEnergy: 0.5, totalSamplesDuration: 2 };
  const inbound = { type: 'inbound-rtp', kind: 'audio', trackIdentifier: 'k', ...figures };

  test('returns what is sent and received by track', () => {
    const { mediaSources, inbound: received } = readCounters([
      { type: 'media-source', kind: 'audio', trackIdentifier: 'c', ...figures },
      { type: 'media-source', kind: 'video', trackIdentifier: 'v', ...figures },
      { ...inbound, ssrc: 42, packetsReceived: 9, lastPacketReceivedTimestamp: 4 },
      { type: 'codec', kind: 'audio' },
    ]);
    const energy = { atMs: 5, totalAudioEnergy: 0.5, totalSamplesDurationS: 2 };
    expect([...mediaSources]).toEqual([['c', energy]]);
    expect([...received]).toEqual([
      ['k', { ssrc: 42, packetsReceived: 9, lastPacketAtMs: 4, energy }],
    ]);
  });

  test.each([[[0, 1]], [[1, 0]]])('takes the active stream, in order %j', (order) => {
    const rows = [
      { ...inbound, ssrc: 1, packetsReceived: 900, lastPacketReceivedTimestamp: 1000 },
      { ...inbound, ssrc: 2, packetsReceived: 3, lastPacketReceivedTimestamp: 2000 },
    ];
    expect(readCounters(order.map((at) => rows[at])).inbound.get('k')?.ssrc).toBe(2);
  });

  test('keeps the packets in a browser that counts no energy, and no such microphone', () => {
    const { mediaSources, inbound: received } = readCounters([
      { type: 'media-source', kind: 'audio', trackIdentifier: 'c', timestamp: 5 },
      { type: 'inbound-rtp', kind: 'audio', trackIdentifier: 'k', ssrc: 1, packetsReceived: 2 },
    ]);
    expect(mediaSources.size).toBe(0);
    expect(received.get('k')).toEqual({
      ssrc: 1,
      packetsReceived: 2,
      lastPacketAtMs: 0,
      energy: null,
    });
  });

  test('ignores rows without data', () => {
    const rows = [null, 3, 'x', {}, { ...inbound, ssrc: '1', packetsReceived: Number.NaN }];
    expect(readCounters(rows).inbound.size).toBe(0);
  });
});
