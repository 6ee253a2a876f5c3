import type { Interval } from '../listening/interval';
import type { OtherTrack, Spoke } from './features';
import { createLevelChannel, type Verdict } from './level-channel';
import type { LevelReading, LevelSource } from './levels';
import type { ParameterTable } from './parameters';
import { SILENT_TRACK } from './sound-track';
import { createVoiceChannel, soundKindOf, type SoundKind, type SpeechModel } from './voice-channel';

/** The state of the other side that is used when one side is judged. */
export interface OtherSide {
  /** The highest level of speech of the last 0.4 s relative to its usual level, in dB, or −∞. */
  readonly loudnessDb: number;
  /** Its latest sound. */
  readonly track: OtherTrack;
  /** How likely it spoke in the latest judged steps. */
  readonly spoke: Spoke;
  /** Whether `spoke` is reliable: the other side is measured by bands, or is known to be silent. */
  readonly known: boolean;
}

/** The other side while it is not heard. */
export const NOBODY: OtherSide = {
  loudnessDb: Number.NEGATIVE_INFINITY,
  track: SILENT_TRACK,
  spoke: new Float64Array(5),
  known: true,
};

/**
 * Turns the readings of one microphone or one remote stream into speech intervals. The trained
 * network judges them where the sound is known well enough; otherwise the levels alone are judged.
 */
export interface Channel {
  /**
   * Adds a reading. Add the readings of both sides before judging either, because each is judged
   * with the other's.
   */
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** The kind of the latest level; `null` if there is none since the last interruption. */
  source(): LevelSource | null;
  /** The state of this side, for judging the other. */
  side(atMs: number): OtherSide;
  /**
   * Judges the latest step that can be judged now.
   * @param echoing this side seems to speak whenever the other does: then its levels alone are
   *   judged, because the level channel's echo gate learns how loud the echo is
   */
  judge(other: OtherSide, echoing?: boolean): Verdict;
  /**
   * Ends open intervals, because nothing continues across a gap; the learned levels stay.
   * @returns the intervals it closed
   */
  interrupt(): readonly Interval[];
  /** The interval that may still grow, or `null`. */
  open(): Interval | null;
  /** No future interval starts before this; +∞ after an interruption. */
  earliestMs(): number;
}

export function createChannel(table: ParameterTable, model: SpeechModel): Channel {
  const levels = createLevelChannel(table);
  const voice = createVoiceChannel(model);
  let kind: SoundKind = 'level';
  let byVoice = false;
  let heardUntilMs = Number.NEGATIVE_INFINITY;
  /** Time before this was closed by the other way of judging. */
  let closedUntilMs = Number.NEGATIVE_INFINITY;
  let closedEarly: readonly Interval[] = [];
  let other = NOBODY;

  function afterClosed(intervals: readonly Interval[]): readonly Interval[] {
    if (closedUntilMs === Number.NEGATIVE_INFINITY) return intervals;
    return intervals
      .map(([from, to]): Interval => [Math.max(from, closedUntilMs), to])
      .filter(([from, to]) => to > from);
  }

  /** Switches between voice and levels: closes the open interval of the former way of judging. */
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
