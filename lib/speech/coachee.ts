import type { Interval } from '../listening/interval';
import { createIntervalBuilder } from './interval-builder';
import type { LevelReading, LevelSource } from './levels';
import type { ParameterTable } from './parameters';
import { heardUpdate, unheardUpdate, type Verdict } from './speaker-update';
import { closeBuilder, createTrack, interruptTrack, type Track } from './track';
import type { SpeakerUpdate } from './update';

/** A stream unheard of for this long is forgotten, with what was learned of its levels. */
const FORGET_STREAM_MS = 60_000;

export interface Closed {
  readonly together: readonly Interval[];
  readonly groups: ReadonlyMap<string, readonly Interval[]>;
}

export interface CoacheeUpdate {
  readonly together: SpeakerUpdate;
  readonly groups: ReadonlyMap<string, SpeakerUpdate>;
  readonly sources: ReadonlyMap<string, LevelSource>;
}

export interface Coachee {
  hear(others: ReadonlyMap<string, LevelReading>, startMs: number, endMs: number): void;
  /** The highest level of the last 0.4 s of any stream relative to its speech level, in dB. */
  recentLoudnessDb(atMs: number): number;
  /** Judges the levels last heard. @param closed what the same step ended before, to be reported with it */
  judge(coachLoudnessDb: number, startMs: number, endMs: number, closed: Closed): CoacheeUpdate;
  interrupt(): Closed;
}

/** Everybody remote: each stream by itself, and all together as one speaker. */
export function createCoachee(parameters: ParameterTable): Coachee {
  const streams = new Map<string, Track & { lastHeardMs: number }>();
  const together = createIntervalBuilder();

  return {
    hear(others, startMs, endMs) {
      for (const [key, reading] of others) {
        let stream = streams.get(key);
        if (!stream)
          streams.set(key, (stream = { ...createTrack(parameters), lastHeardMs: endMs }));
        stream.lastHeardMs = endMs;
        stream.channel.hear(reading, startMs, endMs);
      }
    },

    recentLoudnessDb(atMs) {
      let highestDb = Number.NEGATIVE_INFINITY;
      for (const { channel } of streams.values()) {
        highestDb = Math.max(highestDb, channel.recentLoudnessDb(atMs));
      }
      return highestDb;
    },

    judge(coachLoudnessDb, startMs, endMs, closed) {
      const groups = new Map<string, SpeakerUpdate>();
      const sources = new Map<string, LevelSource>();
      let verdict: Verdict | null = null;
      for (const [key, stream] of streams) {
        const closedBefore = closed.groups.get(key) ?? [];
        const source = stream.lastHeardMs === endMs ? stream.channel.source() : null;
        const own = source && stream.channel.judge(coachLoudnessDb);
        if (own) {
          sources.set(key, source);
          groups.set(key, heardUpdate(stream.builder, own, startMs, endMs, closedBefore));
          verdict = verdict ? either(verdict, own) : own;
        } else {
          const last = [...closedBefore, ...interruptTrack(stream)];
          if (last.length > 0) groups.set(key, unheardUpdate('blind', last));
          if (endMs - stream.lastHeardMs > FORGET_STREAM_MS) streams.delete(key);
        }
      }
      return {
        together: verdict
          ? heardUpdate(together, verdict, startMs, endMs, closed.together)
          : unheardUpdate('blind', [...closed.together, ...closeBuilder(together)]),
        groups,
        sources,
      };
    },

    interrupt() {
      const groups = new Map<string, readonly Interval[]>();
      for (const [key, stream] of streams) {
        const closed = interruptTrack(stream);
        if (closed.length > 0) groups.set(key, closed);
      }
      return { together: closeBuilder(together), groups };
    },
  };
}

/** One stream that surely speaks settles it for all; otherwise a doubt about any is a doubt. */
function either(a: Verdict, b: Verdict): Verdict {
  const sure = [a, b].find((verdict) => verdict.speech && !verdict.uncertain);
  if (sure) return sure;
  return { ...(a.speech ? a : b), uncertain: a.uncertain || b.uncertain };
}
