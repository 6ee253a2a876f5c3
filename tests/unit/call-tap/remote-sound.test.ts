import { expect, it } from 'vitest';
import type { RemoteReading } from '../../../lib/platform/call-tap/remote-level';
import { createSoundChoice } from '../../../lib/platform/call-tap/remote-sound';

const packets = (levelDb: number): RemoteReading => ({
  streams: [{ key: 'ssrc:1', source: 'ssrc', levelDb }],
  active: true,
  needsCounters: false,
});
const soundAt = (levelDb: number) => ({
  levelDb,
  sound: {
    bandsDb: Array(6).fill(levelDb) as number[],
    voiceDb: Array(5).fill(levelDb) as number[],
    hissDb: Array(5).fill(levelDb) as number[],
  },
});
const sound = soundAt(-30);
const nothing = soundAt(-100);

it('the sound of a playing track is used instead of the level in its packets', () => {
  const withSound = createSoundChoice();
  expect(withSound({ ...packets(-50), needsCounters: true }, sound)).toEqual({
    streams: [{ key: 'ssrc:1', source: 'rms', ...sound }],
    active: true,
    needsCounters: false,
  });
});

it('the level in packets is used until the track plays something', () => {
  const withSound = createSoundChoice();
  expect(withSound(packets(-50), nothing)).toEqual(packets(-50));
  expect(withSound(packets(-50), null)).toEqual(packets(-50));
  expect(withSound(packets(-50), undefined)).toEqual(packets(-50));
});

it('silence of a playing track is used as silence', () => {
  const withSound = createSoundChoice();
  withSound(packets(-50), sound);
  for (let tick = 0; tick < 100; tick += 1) {
    expect(withSound(packets(-100), nothing).streams[0]?.source).toBe('rms');
  }
});

it('the level in packets is used again when they are loud and the track stays silent', () => {
  const withSound = createSoundChoice();
  withSound(packets(-50), sound);
  expect(withSound(packets(-50), nothing).streams[0]?.source).toBe('rms');
  expect(withSound(packets(-50), nothing).streams[0]?.source).toBe('rms');
  expect(withSound(packets(-50), nothing)).toEqual(packets(-50));
  expect(withSound(packets(-100), nothing)).toEqual(packets(-100));
  expect(withSound(packets(-50), sound).streams[0]?.source).toBe('rms');
});

it('the sound is not used for a stream with several people', () => {
  const two: RemoteReading = {
    ...packets(-50),
    streams: [
      { key: 'csrc:1', source: 'ssrc', levelDb: -50 },
      { key: 'csrc:2', source: 'ssrc', levelDb: -60 },
    ],
  };
  expect(createSoundChoice()(two, sound)).toEqual(two);
});

it('the sound is used between two readings of packets that carry no level', () => {
  const withSound = createSoundChoice();
  const noLevel: RemoteReading = { streams: [], active: true, needsCounters: true };
  expect(withSound(noLevel, sound)).toEqual(noLevel);
  withSound(packets(-50), sound);
  expect(withSound(noLevel, sound).streams).toEqual([{ key: 'ssrc:1', source: 'rms', ...sound }]);
  const gone: RemoteReading = { streams: [], active: false, needsCounters: false };
  expect(withSound(gone, sound)).toEqual(gone);
});
