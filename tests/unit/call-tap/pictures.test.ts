import { expect, test } from 'vitest';
import { NO_COUNTERS, readCounters } from '../../../lib/platform/call-tap/counters';
import { followPictures } from '../../../lib/platform/call-tap/pictures';

const counted = (videoPackets: number) => [{ ...NO_COUNTERS, videoPackets }];

test('only packets of arriving video are counted', () => {
  const row = { type: 'inbound-rtp', trackIdentifier: 'k', ssrc: 1 };
  const { videoPackets } = readCounters([
    { ...row, kind: 'video', packetsReceived: 3 },
    { ...row, kind: 'video', packetsReceived: 4 },
    { ...row, kind: 'audio', packetsReceived: 50 },
    { type: 'outbound-rtp', kind: 'video', packetsSent: 9, packetsReceived: 9 },
  ]);
  expect(videoPackets).toBe(7);
});

test('video counts as arriving while its packets grow, and for five seconds after', () => {
  const arrives = followPictures();
  expect(arrives(counted(100), 0)).toBe(false);
  expect(arrives(counted(110), 1_000)).toBe(true);
  expect(arrives(counted(110), 5_900)).toBe(true);
  expect(arrives(counted(110), 6_100)).toBe(false);
  expect(arrives(counted(111), 7_000)).toBe(true);
});

test('a connection that ends does not count as arriving video', () => {
  const arrives = followPictures();
  arrives(counted(100), 0);
  expect(arrives(counted(40), 1_000)).toBe(false);
});
