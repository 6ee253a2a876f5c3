import type { TapLevels } from '../../messages/tap';
import { NO_LEVEL_DB } from './counters';
import type { RemoteReading } from './remote-level';

/** What the browser says of a packet above this is a sound, dBFS. */
const LOUD_DB = -70;
/** A track that plays nothing while its packets are loud so many times in a row is not played. */
const UNPLAYED_TICKS = 3;

type Stream = TapLevels['others'][number];
/** A track's sound as the graph reads it; null while it is not ready, undefined where it cannot. */
export type PlayedSound = Pick<Stream, 'levelDb' | 'sound'> | null | undefined;

/** @returns the same reading, with the sound itself in the place of the level where it is heard */
export type WithSound = (reading: RemoteReading, sound: PlayedSound) => RemoteReading;

/**
 * Takes a remote track's sound for its level. A browser gives the sound of a remote track only while
 * the page plays it: one that stays empty while packets are loud says nothing, and the packets count.
 */
export function createSoundChoice(): WithSound {
  let emptyTicks = 0;
  let played = false;
  let key: string | undefined;

  return (reading, sound) => {
    const [stream, ...more] = reading.streams;
    // Where packets name several people at once, the track holds all of them.
    if (!sound || more.length > 0) return reading;
    if (!stream) {
      // Packets without a level, whose counters are read seldom while the sound serves.
      const serves = played && reading.active && key !== undefined;
      return serves ? withStream(reading, { key: key!, source: 'rms', ...sound }) : reading;
    }
    key = stream.key;
    if (sound.levelDb > NO_LEVEL_DB) {
      played = true;
      emptyTicks = 0;
    } else {
      emptyTicks = stream.levelDb > LOUD_DB ? emptyTicks + 1 : 0;
      if (emptyTicks >= UNPLAYED_TICKS) played = false;
    }
    if (!played) return reading;
    return withStream(reading, { key: stream.key, source: 'rms', ...sound });
  };
}

function withStream(reading: RemoteReading, stream: Stream): RemoteReading {
  return { ...reading, streams: [stream], needsCounters: false };
}
