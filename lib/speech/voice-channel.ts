import type { Interval } from '../listening/interval';
import { STEP_FRAMES } from './bands';
import {
  BAND_FEATURES,
  bandFeatures,
  COUNTER_FEATURES,
  createCounterFeatures,
  SPOKE_STEPS,
  type OtherTrack,
  type Spoke,
} from './features';
import type { LevelReading } from './levels';
import { createNetwork, type NetworkNumbers } from './network';
import { createRunBuilder } from './run-builder';
import { createSoundTrack, LOOK_AHEAD, type SoundTrack } from './sound-track';

/** What is learned from recordings: one network for sounds in bands, one for levels of counters. */
export interface SpeechModel {
  readonly bands: NetworkNumbers;
  readonly counter: NetworkNumbers;
}

/** What a reading holds: a sound in bands, the level of a counter, or a level of another kind. */
export type SoundKind = 'bands' | 'counter' | 'level';

export function soundKindOf({ source, sound }: LevelReading): SoundKind {
  if (sound) return 'bands';
  return source === 'mediaSource' || source === 'inbound' ? 'counter' : 'level';
}

export interface VoiceVerdict {
  readonly closed: readonly Interval[];
  readonly doubtMs: number;
}

/** One microphone or one remote stream on its way from its sound to intervals, by what was learned. */
export interface VoiceChannel {
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** What was heard of it lately, for the other side. */
  track(): OtherTrack | null;
  /** How likely it spoke in the steps judged last, for the other side. */
  spoke(): Spoke;
  /** Judges the step that was heard {@link LOOK_AHEAD} steps ago. */
  judge(other: OtherTrack, spoke: Spoke): VoiceVerdict;
  /** Leaves that step unjudged. */
  skip(): void;
  /** Judges what was heard and not judged yet, and ends what is open. */
  interrupt(other: OtherTrack, spoke: Spoke): VoiceVerdict;
  /** Forgets what was not judged yet: what comes next follows nothing. */
  restart(): void;
  open(): Interval | null;
  earliestMs(): number;
}

/**
 * A voice dies away softer than it sets in. A counter reads the loudest instant of a step, so that
 * words seem longer by it.
 */
const LIMITS = {
  bands: { begin: 0.5, last: 0.4 },
  counter: { begin: 0.5, last: 0.5 },
} as const;

/**
 * How much of its own doubt each network is to be taken at, and how much of all speech may be misplaced
 * at its edges. Chosen by folds so that the true share lies in the range shown in nine calls of ten.
 */
const DOUBT = { bands: 0.9, counter: 0.5, edges: 0.01 };

const NOTHING: VoiceVerdict = { closed: [], doubtMs: 0 };

export function createVoiceChannel(model: SpeechModel): VoiceChannel {
  const tracks = new Map<SoundKind, SoundTrack>();
  const runs = createRunBuilder();
  const byBands = createNetwork(model.bands);
  const byCounter = createNetwork(model.counter);
  const describeCounter = createCounterFeatures();
  const bandValues = new Float64Array(BAND_FEATURES);
  const counterValues = new Float64Array(COUNTER_FEATURES);
  const spoke: Spoke = new Float64Array(SPOKE_STEPS);
  let kind: SoundKind = 'level';
  let waiting: Interval[] = [];

  function judgeStep(track: SoundTrack, other: OtherTrack, theirs: Spoke): VoiceVerdict {
    const [startMs, endMs] = waiting.shift()!;
    const likelihoods =
      kind === 'bands'
        ? byBands(bandFeatures(track, other, bandValues))
        : byCounter(describeCounter(track, other, theirs, counterValues));
    const network = kind === 'bands' ? 'bands' : 'counter';
    const limits = LIMITS[network];
    const doubt = DOUBT[network];
    const frameMs = (endMs - startMs) / STEP_FRAMES;
    const closed: Interval[] = [];
    let doubtMs = 0;
    let sum = 0;
    for (let frame = 0; frame < STEP_FRAMES; frame += 1) {
      const likelihood = likelihoods[frame]!;
      sum += likelihood;
      const unlikely = Math.min(likelihood, 1 - likelihood);
      // Half of what is in doubt is taken to be wrong.
      doubtMs += 2 * (doubt * unlikely + DOUBT.edges * likelihood) * frameMs;
      const one = runs.push(
        likelihood,
        Math.round(startMs + frame * frameMs),
        Math.round(startMs + (frame + 1) * frameMs),
        limits,
      );
      if (one) closed.push(one);
    }
    spoke[SPOKE_STEPS - 1] = sum / STEP_FRAMES;
    return { closed, doubtMs };
  }

  function advance(): void {
    spoke.copyWithin(0, 1);
    spoke[SPOKE_STEPS - 1] = 0;
  }

  function restart(): void {
    for (const track of tracks.values()) track.restart();
    runs.close();
    waiting = [];
    spoke.fill(0);
  }

  return {
    hear(reading, startMs, endMs) {
      kind = soundKindOf(reading);
      let track = tracks.get(kind);
      if (!track) tracks.set(kind, (track = createSoundTrack()));
      track.hear(reading);
      waiting.push([startMs, endMs]);
    },

    track: () => tracks.get(kind) ?? null,
    spoke: () => spoke,

    judge(other, theirs) {
      advance();
      const track = tracks.get(kind);
      if (!track || waiting.length <= LOOK_AHEAD) return NOTHING;
      return judgeStep(track, other, theirs);
    },

    skip() {
      advance();
      if (waiting.length > LOOK_AHEAD) waiting.shift();
    },

    interrupt(other, theirs) {
      const track = tracks.get(kind);
      const closed: Interval[] = [];
      let doubtMs = 0;
      // What follows is unknown: the last step stands for it.
      for (let held = waiting.length; held < LOOK_AHEAD; held += 1) track?.repeat();
      while (waiting.length > 0) {
        if (!track) break;
        track.repeat();
        const verdict = judgeStep(track, other, theirs);
        closed.push(...verdict.closed);
        doubtMs += verdict.doubtMs;
      }
      const last = runs.close();
      if (last) closed.push(last);
      restart();
      return { closed, doubtMs };
    },

    restart,

    open: runs.open,
    earliestMs: () => Math.min(runs.earliestMs(), waiting[0]?.[0] ?? Number.POSITIVE_INFINITY),
  };
}
