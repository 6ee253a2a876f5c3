import type { Interval } from '../listening/interval';
import { createChannel, type Channel } from './channel';
import type { ParameterTable } from './parameters';
import { createIntervalBuilder, type IntervalBuilder } from './interval-builder';

/** One microphone or remote stream on its way from levels to intervals. */
export interface Track {
  readonly channel: Channel;
  readonly builder: IntervalBuilder;
}

export function createTrack(parameters: ParameterTable): Track {
  return { channel: createChannel(parameters), builder: createIntervalBuilder() };
}

/** Ends what is open. @returns the interval this made final, in a list that is empty if there was none */
export function interruptTrack({ channel, builder }: Track): readonly Interval[] {
  channel.interrupt();
  return closeBuilder(builder);
}

export function closeBuilder(builder: IntervalBuilder): readonly Interval[] {
  const closed = builder.close();
  return closed ? [closed] : [];
}
