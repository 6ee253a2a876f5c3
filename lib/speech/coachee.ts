import type { Interval } from '../listening/interval';
import { createChannel, type Channel, type Verdict } from './channel';
import type { LevelReading, LevelSource } from './levels';
import type { ParameterTable } from './parameters';
import { createUnion } from './union';
import { heardUpdate, unheardUpdate, type SpeakerUpdate } from './update';

/** More than any call has: a page that forges ever new streams would cost ever more time. */
const MOST_STREAMS = 256;
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
  /** Judges the levels heard for the step ending at `atMs`. @param closed what the same step ended before */
  judge(coachLoudnessDb: number, atMs: number, closed: Closed): CoacheeUpdate;
  interrupt(): Closed;
}

/** Everybody remote: each stream by itself, and all together as one speaker. */
export function createCoachee(parameters: ParameterTable): Coachee {
  const streams = new Map<string, { readonly channel: Channel; lastHeardMs: number }>();
  const union = createUnion();

  return {
    hear(others, startMs, endMs) {
      for (const [key, reading] of others) {
        let stream = streams.get(key);
        if (!stream) {
          if (streams.size >= MOST_STREAMS) continue;
          streams.set(key, (stream = { channel: createChannel(parameters), lastHeardMs: endMs }));
        }
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

    judge(coachLoudnessDb, atMs, closed) {
      const groups = new Map<string, SpeakerUpdate>();
      const sources = new Map<string, LevelSource>();
      const verdicts: { verdict: Verdict; speaking: boolean }[] = [];
      let horizonMs = Number.POSITIVE_INFINITY;
      for (const [key, { channel, lastHeardMs }] of streams) {
        const source = lastHeardMs === atMs ? channel.source() : null;
        const closedBefore = closed.groups.get(key) ?? [];
        if (source) {
          const verdict = channel.judge(coachLoudnessDb);
          const open = channel.open();
          sources.set(key, source);
          groups.set(key, heardUpdate([...closedBefore, ...verdict.closed], open, verdict));
          for (const interval of verdict.closed) union.add(interval);
          if (open) union.add(open);
          verdicts.push({ verdict, speaking: open !== null });
          horizonMs = Math.min(horizonMs, channel.earliestMs());
        } else {
          const last = channel.interrupt();
          for (const interval of last) union.add(interval);
          const all = [...closedBefore, ...last];
          if (all.length > 0) groups.set(key, unheardUpdate('blind', all));
          if (atMs - lastHeardMs > FORGET_STREAM_MS) streams.delete(key);
        }
      }
      const taken = [...closed.together, ...union.takeBefore(horizonMs)];
      const talking = verdicts.filter(({ speaking }) => speaking);
      return {
        together:
          verdicts.length > 0
            ? heardUpdate(taken, talking.length > 0 ? union.last() : null, {
                uncertainMs: doubtMs(talking.length > 0 ? talking : verdicts, talking.length > 0),
              })
            : unheardUpdate('blind', taken),
        groups,
        sources,
      };
    },

    interrupt() {
      const groups = new Map<string, readonly Interval[]>();
      for (const [key, { channel }] of streams) {
        const closed = channel.interrupt();
        for (const interval of closed) union.add(interval);
        if (closed.length > 0) groups.set(key, closed);
      }
      return { together: union.takeBefore(Number.POSITIVE_INFINITY), groups };
    },
  };
}

/** One stream that surely speaks settles it for all; while none speaks, any doubt is a doubt. */
function doubtMs(verdicts: readonly { verdict: Verdict }[], talking: boolean): number {
  const doubts = verdicts.map(({ verdict }) => verdict.uncertainMs);
  return talking ? Math.min(...doubts) : Math.max(...doubts);
}
