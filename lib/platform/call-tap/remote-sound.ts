import type { TapLevels } from '../../messages/tap';
import { NO_LEVEL_DB } from './counters';
import type { RemoteReading } from './remote-level';

/** A packet with a level above this holds sound, in dBFS. */
const LOUD_DB = -70;
/**
 * A track that is silent in so many ticks in a row while its packets are loud is not played by the
 * page.
 */
const UNPLAYED_TICKS = 3;

type Stream = TapLevels['others'][number];
/**
 * A track's sound as the audio graph reads it; null while it is not ready, undefined if it cannot
 * be read.
 */
export type PlayedSound = Pick<Stream, 'levelDb' | 'sound'> | null | undefined;

/**
 * @returns the reading, with the track's sound in place of the packets' level where the sound can
 *   be read
 */
export type WithSound = (reading: RemoteReading, sound: PlayedSound) => RemoteReading;

/**
 * Uses a remote track's sound as its level where possible. A browser gives the sound of a remote
 * track only while the page plays it: if the track stays empty while packets are loud, the packets'
 * level is used.
 */
export function createSoundChoice(): WithSound {
  let emptyTicks = 0;
  let played = false;
  let key: string | undefined;

  return (reading, sound) => {
    const [stream, ...more] = reading.streams;
    // The packets name several people, but the track holds them all mixed.
    if (!sound || more.length > 0) return reading;
    if (!stream) {
      // These packets have no level, and their counters are read seldom while the sound can be
      // used.
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
