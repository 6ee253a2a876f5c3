import type { Interval } from '../listening/interval';
import { createChannel, NOBODY, type Channel, type OtherSide } from './channel';
import type { OtherTrack } from './features';
import type { Verdict } from './level-channel';
import type { LevelReading, LevelSource } from './levels';
import type { ParameterTable } from './parameters';
import { createUnion } from './union';
import type { SpeechModel } from './voice-channel';
import { heardUpdate, unheardUpdate, type SpeakerUpdate } from './update';

/**
 * The most streams that are followed; no call has that many. Without a limit, a page that forges
 * ever new streams would cost ever more time.
 */
const MOST_STREAMS = 256;
/** A stream without readings for this long is forgotten, with its learned levels. */
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
  /** All remote people, for judging the coach: the loudest stream stands for all. */
  side(atMs: number): OtherSide;
  /**
   * Judges the step that ends at `atMs`.
   * @param closed what the same step closed before
   */
  judge(coach: OtherSide, atMs: number, closed: Closed): CoacheeUpdate;
  interrupt(): Closed;
}

/** Judges all remote people: each stream by itself, and all together as one speaker. */
export function createCoachee(parameters: ParameterTable, model: SpeechModel): Coachee {
  const streams = new Map<string, { readonly channel: Channel; lastHeardMs: number }>();
  const union = createUnion();

  return {
    hear(others, startMs, endMs) {
      for (const [key, reading] of others) {
        let stream = streams.get(key);
        if (!stream) {
          if (streams.size >= MOST_STREAMS) continue;
          stream = { channel: createChannel(parameters, model), lastHeardMs: endMs };
          streams.set(key, stream);
        }
        stream.lastHeardMs = endMs;
        stream.channel.hear(reading, startMs, endMs);
      }
    },

    side(atMs) {
      const sides = [...streams.values()].map(({ channel }) => channel.side(atMs));
      const [first, ...rest] = sides;
      if (!first) return NOBODY;
      const loudest = rest.reduce(
        (most, side) => (loudnessOf(side.track) > loudnessOf(most.track) ? side : most),
        first,
      );
      const loudnessDb = Math.max(...sides.map((side) => side.loudnessDb));
      // The coach is judged first, so how likely the others spoke is not known yet.
      return { ...loudest, loudnessDb, known: false };
    },

    judge(coach, atMs, closed) {
      const groups = new Map<string, SpeakerUpdate>();
      const sources = new Map<string, LevelSource>();
      const verdicts: { verdict: Verdict; speaking: boolean }[] = [];
      const opens: Interval[] = [];
      let horizonMs = Number.POSITIVE_INFINITY;
      for (const [key, { channel, lastHeardMs }] of streams) {
        const source = lastHeardMs === atMs ? channel.source() : null;
        const closedBefore = closed.groups.get(key) ?? [];
        if (source) {
          const verdict = channel.judge(coach);
          const open = channel.open();
          sources.set(key, source);
          groups.set(key, heardUpdate([...closedBefore, ...verdict.closed], open, verdict));
          for (const interval of verdict.closed) union.add(interval);
          if (open) opens.push(open);
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
            ? heardUpdate(taken, talking.length > 0 ? union.lastWith(opens) : null, {
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

/**
 * Uncertain time of all streams together: if one stream certainly speaks, the result is certain;
 * while none speaks, any stream's uncertainty counts.
 */
function doubtMs(verdicts: readonly { verdict: Verdict }[], talking: boolean): number {
  const doubts = verdicts.map(({ verdict }) => verdict.uncertainMs);
  return talking ? Math.min(...doubts) : Math.max(...doubts);
}

/** How loud a stream is now, relative to its own peak level, in dB. */
function loudnessOf({ levelDb, peakDb }: OtherTrack): number {
  return levelDb.at(-1)! - peakDb;
}
