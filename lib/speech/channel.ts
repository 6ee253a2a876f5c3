import type { Interval } from '../listening/interval';
import type { OtherTrack, Spoke } from './features';
import { createLevelChannel, type Verdict } from './level-channel';
import type { LevelReading, LevelSource } from './levels';
import type { ParameterTable } from './parameters';
import { SILENT_TRACK } from './sound-track';
import { createVoiceChannel, soundKindOf, type SoundKind, type SpeechModel } from './voice-channel';

/** What one side knows of the other when it is judged. */
export interface OtherSide {
  /** The highest level of speech of the last 0.4 s relative to its usual level, in dB, or −∞. */
  readonly loudnessDb: number;
  /** What was heard of it lately. */
  readonly track: OtherTrack;
  /** How likely it spoke in the steps judged last. */
  readonly spoke: Spoke;
  /** Whether `spoke` can be relied on: the other is heard by bands, or is known to be silent. */
  readonly known: boolean;
}

/** The other side while nothing of it is heard. */
export const NOBODY: OtherSide = {
  loudnessDb: Number.NEGATIVE_INFINITY,
  track: SILENT_TRACK,
  spoke: new Float64Array(5),
  known: true,
};

/**
 * One microphone or one remote stream on its way from readings to intervals. It is judged by what was
 * learned of voices where its sound is known well enough, else by levels alone.
 */
export interface Channel {
  /** Takes in a reading; both sides' come before either is judged, so that each knows the other's. */
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** The kind of level last heard, or `null` if there is none since the last interruption. */
  source(): LevelSource | null;
  /** This side, as the other sees it. */
  side(atMs: number): OtherSide;
  /**
   * Judges what can be judged now.
   * @param echoing this side seems to speak whenever the other does: then its levels alone are judged,
   * whose gate learns how loud the echo is
   */
  judge(other: OtherSide, echoing?: boolean): Verdict;
  /** Nothing continues across a gap; what was learned of the levels stays. @returns what it closed */
  interrupt(): readonly Interval[];
  /** The interval that may still grow, or `null`. */
  open(): Interval | null;
  /** No interval that is still to come begins before this; +∞ after an interruption. */
  earliestMs(): number;
}

export function createChannel(table: ParameterTable, model: SpeechModel): Channel {
  const levels = createLevelChannel(table);
  const voice = createVoiceChannel(model);
  let kind: SoundKind = 'level';
  let byVoice = false;
  let heardUntilMs = Number.NEGATIVE_INFINITY;
  /** What lies before was closed by the other way of judging. */
  let closedUntilMs = Number.NEGATIVE_INFINITY;
  let closedEarly: readonly Interval[] = [];
  let other = NOBODY;

  function afterClosed(intervals: readonly Interval[]): readonly Interval[] {
    if (closedUntilMs === Number.NEGATIVE_INFINITY) return intervals;
    return intervals
      .map(([from, to]): Interval => [Math.max(from, closedUntilMs), to])
      .filter(([from, to]) => to > from);
  }

  /** Ends what the way of judging so far has open, so that the other can go on. */
  function judgeBy(voiceNow: boolean): readonly Interval[] {
    if (voiceNow === byVoice) return [];
    const open = byVoice ? null : levels.open();
    const closed = byVoice ? endVoice() : afterClosed(open ? [open] : []);
    byVoice = voiceNow;
    closedUntilMs = Math.max(closedUntilMs, closed.at(-1)?.[1] ?? closedUntilMs);
    return closed;
  }

  function endVoice(): readonly Interval[] {
    const { closed } = voice.interrupt(other.track, other.spoke);
    return afterClosed(closed);
  }

  function interrupt(): readonly Interval[] {
    const byLevels = levels.interrupt();
    const closed = byVoice ? endVoice() : afterClosed(byLevels);
    if (!byVoice) voice.restart();
    const all = [...closedEarly, ...closed];
    closedEarly = [];
    return all;
  }

  return {
    hear(reading, startMs, endMs) {
      const heard = soundKindOf(reading);
      if (heard !== kind) closedEarly = [...closedEarly, ...judgeBy(false)];
      if (heard !== kind) voice.restart();
      kind = heard;
      heardUntilMs = endMs;
      levels.hear(reading, startMs, endMs);
      voice.hear(reading, startMs, endMs);
    },

    source: levels.source,

    side: (atMs) => ({
      loudnessDb: levels.recentLoudnessDb(atMs),
      track: heardUntilMs === atMs ? (voice.track() ?? SILENT_TRACK) : SILENT_TRACK,
      spoke: voice.spoke(),
      known: kind === 'bands',
    }),

    judge(theOther, echoing = false) {
      other = theOther;
      const verdict = levels.judge(theOther.loudnessDb);
      const before = [
        ...closedEarly,
        ...judgeBy(!echoing && (kind === 'bands' || (kind === 'counter' && theOther.known))),
      ];
      closedEarly = [];
      if (!byVoice) {
        voice.skip();
        return { ...verdict, closed: [...before, ...afterClosed(verdict.closed)] };
      }
      const { closed, doubtMs } = voice.judge(theOther.track, theOther.spoke);
      return {
        closed: [...before, ...afterClosed(closed)],
        echo: verdict.echo && voice.open() === null,
        uncertainMs: doubtMs,
      };
    },

    interrupt,
    open: () => {
      const [open] = afterClosed([(byVoice ? voice.open() : levels.open()) ?? [0, 0]]);
      return open && open[1] > open[0] ? open : null;
    },
    earliestMs: () => (byVoice ? voice.earliestMs() : levels.earliestMs()),
  };
}
