import { describe, expect, test } from 'vitest';
import type { InboundCounter } from '../../../lib/platform/call-tap/counters';
import type { SourceSample } from '../../../lib/platform/call-tap/heard-sources';
import { traceInbound, type InboundTrace } from '../../../lib/platform/call-tap/inbound-trace';
import { createRemoteMeter } from '../../../lib/platform/call-tap/remote-level';
import { loudestByKey } from '../../../lib/platform/call-tap/sampler';

const EPOCH_MS = 1_800_000_000_000;

interface Packets {
  readonly ssrc?: readonly SourceSample[];
  readonly csrc?: readonly SourceSample[];
  /** Cumulative counters: packets, energy, seconds. */
  readonly counted?: readonly [packets: number, energy: number, durationS: number];
}

/** One receiver on a fake clock. */
function receiver() {
  const meter = createRemoteMeter();
  let inbound: InboundTrace | undefined;
  return {
    at(nowMs: number, { ssrc = [], csrc = [], counted }: Packets) {
      if (counted) {
        const [packetsReceived, totalAudioEnergy, totalSamplesDurationS] = counted;
        const energy = { atMs: nowMs, totalAudioEnergy, totalSamplesDurationS };
        const counter: InboundCounter = { ssrc: 7, packetsReceived, lastPacketAtMs: 0, energy };
        inbound = traceInbound(inbound, counter, nowMs);
      }
      return meter(
        { trackId: 'track', synchronization: ssrc, contributing: csrc, inbound },
        nowMs,
        EPOCH_MS + nowMs,
      );
    },
  };
}

/** A source whose last packet was played at `playedMs` of the same clock. */
function source(id: number, playedMs: number, audioLevel?: number): SourceSample {
  return { source: id, timestamp: EPOCH_MS + playedMs, audioLevel };
}

const silent = (key: string, from: 'ssrc' | 'inbound') => ({ key, source: from, levelDb: -100 });

describe('the level carried in packets', () => {
  test('is used while fresh, and an older one is ignored', () => {
    const k = receiver();
    expect(k.at(0, { ssrc: [source(7, -20, 0.1)] })).toEqual({
      streams: [{ key: 'ssrc:7', source: 'ssrc', levelDb: -20 }],
      active: true,
      needsCounters: false,
    });
    expect(k.at(100, { ssrc: [source(7, -20, 0.1)] }).streams[0]?.levelDb).toBe(-20);
    expect(k.at(200, { ssrc: [source(7, -20, 0.1)] }).streams).toEqual([silent('ssrc:7', 'ssrc')]);
    expect(k.at(300, { ssrc: [source(7, 290, 0.5)] }).streams[0]?.levelDb).toBe(-6);
  });

  test('is silence while packets still arrive, and for a while after', () => {
    const k = receiver();
    k.at(0, { ssrc: [source(7, 0, 0.1)], counted: [10, 1, 1] });
    k.at(1000, { ssrc: [source(7, 0, 0.1)], counted: [11, 1, 2] });
    const stale = { ssrc: [source(7, 0, 0.1)] };
    expect(k.at(5900, stale)).toEqual({
      streams: [silent('ssrc:7', 'ssrc')],
      active: true,
      needsCounters: false,
    });
    expect(k.at(6100, stale)).toEqual({
      streams: [silent('ssrc:7', 'ssrc')],
      active: false,
      needsCounters: false,
    });
    expect(k.at(20_000, {}).streams).toEqual([silent('ssrc:7', 'ssrc')]);
  });

  test('of people named by a forwarding unit is used instead of the stream’s', () => {
    const k = receiver();
    const reading = k.at(0, {
      ssrc: [source(7, 0, 0.1)],
      csrc: [source(1, 0, 0.1), source(2, -3000, 0.5)],
    });
    expect(reading.streams).toEqual([
      { key: 'csrc:1', source: 'ssrc', levelDb: -20 },
      silent('csrc:2', 'ssrc'),
    ]);
  });

  test('of the stream is used when the names have no level or an old one', () => {
    const named = receiver();
    expect(
      named
        .at(0, { ssrc: [source(7, 0, 0.1)], csrc: [source(1, 0)] })
        .streams.map(({ key }) => key),
    ).toEqual(['ssrc:7']);
    const old = receiver();
    expect(
      old
        .at(0, { ssrc: [source(7, 0, 0.1)], csrc: [source(1, -3000, 0.1)] })
        .streams.map(({ key }) => key),
    ).toEqual(['ssrc:7']);
  });

  test('is read from the newer stream after a change', () => {
    const k = receiver();
    k.at(0, { ssrc: [source(6, 0, 0.5)] });
    const { streams } = k.at(400, { ssrc: [source(6, 0, 0.5), source(7, 390, 0.1)] });
    expect(streams).toEqual([{ key: 'ssrc:7', source: 'ssrc', levelDb: -20 }]);
  });
});

describe('the counters of a stream whose packets carry no level', () => {
  const fresh = (nowMs: number) => ({ ssrc: [source(7, nowMs)] });

  test('give the level of the last interval', () => {
    const k = receiver();
    expect(k.at(0, { ...fresh(0), counted: [10, 1, 1] })).toEqual({
      streams: [],
      active: true,
      needsCounters: true,
    });
    expect(k.at(100, { ...fresh(100), counted: [15, 1.001, 1.1] })).toEqual({
      streams: [{ key: 'ssrc:7', source: 'inbound', levelDb: -20 }],
      active: true,
      needsCounters: true,
    });
  });

  test('with energy that never grew are unknown, not silence: the element may be muted', () => {
    const k = receiver();
    for (let at = 0; at < 60; at += 1) {
      const reading = k.at(at * 100, { ...fresh(at * 100), counted: [10 + at, 0, 1 + at / 10] });
      expect(reading).toEqual({ streams: [], active: true, needsCounters: true });
    }
  });

  test('without energy give silence for 3 s and are unknown from then on', () => {
    const k = receiver();
    k.at(0, { ...fresh(0), counted: [10, 1, 1] });
    k.at(100, { ...fresh(100), counted: [15, 1.001, 1.1] });
    const after = (nowMs: number) =>
      k.at(nowMs, { ...fresh(nowMs), counted: [15 + nowMs, 1.001, 1 + nowMs / 1000] }).streams;
    expect(after(200)).toEqual([silent('ssrc:7', 'inbound')]);
    expect(after(3100)).toEqual([silent('ssrc:7', 'inbound')]);
    expect(after(3200)).toEqual([]);
  });

  test('are ignored when their report is overdue', () => {
    const k = receiver();
    k.at(0, { ...fresh(0), counted: [10, 1, 1] });
    k.at(100, { ...fresh(100), counted: [15, 1.001, 1.1] });
    expect(k.at(500, fresh(500)).streams).toHaveLength(1);
    expect(k.at(600, fresh(600)).streams).toEqual([]);
  });
});

describe('a receiver without packets', () => {
  test('has an unknown level when it never had any', () => {
    const k = receiver();
    expect(k.at(0, { counted: [0, 0, 0] })).toEqual({
      streams: [],
      active: false,
      needsCounters: false,
    });
    expect(k.at(1000, { counted: [0, 0, 1] }).streams).toEqual([]);
  });

  test('is left out, even when no other is active', () => {
    const idle = receiver().at(0, { counted: [50, 0, 0] });
    expect(loudestByKey([idle])).toEqual([]);
    const active = receiver().at(0, { ssrc: [source(8, 0, 0.1)] });
    expect(loudestByKey([idle, active]).map(({ key }) => key)).toEqual(['ssrc:8']);
    const blind = receiver().at(0, { ssrc: [source(8, 0)] });
    expect(loudestByKey([idle, blind])).toEqual([]);
  });

  test('with the same key as others gives the loudest of them', () => {
    const soft = receiver().at(0, { ssrc: [source(8, 0, 0.01)] });
    const loud = receiver().at(0, { ssrc: [source(8, 0, 0.1)] });
    expect(loudestByKey([soft, loud, soft])).toEqual([
      { key: 'ssrc:8', source: 'ssrc', levelDb: -20 },
    ]);
  });

  test('is not reported beyond the limit of streams, which keeps the loudest', () => {
    const readings = Array.from({ length: 80 }, (_, at) =>
      receiver().at(0, { ssrc: [source(at, 0, (at + 1) / 100)] }),
    );
    const streams = loudestByKey(readings);
    expect(streams).toHaveLength(64);
    expect(streams[0]?.key).toBe('ssrc:79');
  });
});
