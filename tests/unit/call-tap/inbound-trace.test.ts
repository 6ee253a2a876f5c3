import { expect, test } from 'vitest';
import { traceInbound } from '../../../lib/platform/call-tap/inbound-trace';

function counter(atMs: number, packetsReceived: number, totalAudioEnergy: number, ssrc = 7) {
  const energy = { atMs, totalAudioEnergy, totalSamplesDurationS: atMs / 1000 };
  return { ssrc, packetsReceived, lastPacketAtMs: atMs, energy };
}

test('the trace of a stream records when packets and energy last grew', () => {
  let trace = traceInbound(undefined, counter(1000, 5, 1), 0);
  expect(trace).toMatchObject({ levelDb: null, packetsGrewAtMs: null, energyGrewAtMs: null });
  trace = traceInbound(trace, counter(1100, 10, 1.1), 100);
  expect(trace).toMatchObject({ levelDb: 0, packetsGrewAtMs: 100, energyGrewAtMs: 100 });
  trace = traceInbound(trace, counter(1200, 10, 1.1), 200);
  expect(trace).toMatchObject({ levelDb: -100, packetsGrewAtMs: 100, energyGrewAtMs: 100 });
});

test('a cached report does not change the trace', () => {
  const first = traceInbound(undefined, counter(1000, 5, 1), 0);
  const second = traceInbound(first, counter(1100, 10, 1.1), 100);
  expect(traceInbound(second, counter(1100, 10, 1.1), 140)).toBe(second);
});

test('another stream starts a new trace', () => {
  const first = traceInbound(undefined, counter(1000, 5, 1), 0);
  expect(traceInbound(first, counter(1100, 900, 50, 8), 100)).toMatchObject({
    levelDb: null,
    packetsGrewAtMs: null,
  });
});

test('the trace records packets in a browser that counts no energy', () => {
  const counted = { ssrc: 7, packetsReceived: 5, lastPacketAtMs: 0, energy: null };
  const first = traceInbound(undefined, counted, 0);
  expect(traceInbound(first, { ...counted, packetsReceived: 6 }, 100)).toMatchObject({
    levelDb: null,
    packetsGrewAtMs: 100,
    energyGrewAtMs: null,
  });
});
