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

/** The trained networks: one for sounds in bands, one for the levels of counters. */
export interface SpeechModel {
  readonly bands: NetworkNumbers;
  readonly counter: NetworkNumbers;
}

/**
 * The content of a reading: a sound in bands, the level of a counter, or a level of another kind.
 */
export type SoundKind = 'bands' | 'counter' | 'level';

export function soundKindOf({ source, sound }: LevelReading): SoundKind {
  if (sound) return 'bands';
  return source === 'mediaSource' || source === 'inbound' ? 'counter' : 'level';
}

export interface VoiceVerdict {
  readonly closed: readonly Interval[];
  readonly doubtMs: number;
}

/**
 * Turns the sound of one microphone or one remote stream into speech intervals, with the trained
 * networks.
 */
export interface VoiceChannel {
  hear(reading: LevelReading, startMs: number, endMs: number): void;
  /** Its latest sound, for judging the other side. */
  track(): OtherTrack | null;
  /** How likely it spoke in the latest judged steps, for judging the other side. */
  spoke(): Spoke;
  /** Judges the step of {@link LOOK_AHEAD} steps ago. */
  judge(other: OtherTrack, spoke: Spoke): VoiceVerdict;
  /** Skips that step without judging it. */
  skip(): void;
  /** Judges the steps not judged yet, and ends the open interval. */
  interrupt(other: OtherTrack, spoke: Spoke): VoiceVerdict;
  /** Drops the steps not judged yet and starts a new sequence. */
  restart(): void;
  open(): Interval | null;
  earliestMs(): number;
}

/**
 * The likelihood limits of speech. A voice ends more softly than it starts, so the lower limit is
 * below the upper one. A counter reads the loudest instant of a step, which makes words seem
 * longer, so its two limits are equal.
 */
const LIMITS = {
  bands: { begin: 0.5, last: 0.4 },
  counter: { begin: 0.5, last: 0.5 },
} as const;

/**
 * How much each network's own uncertainty counts, and how much of all speech may be misplaced at
 * its edges. Chosen by cross-validation so that the true share lies in the range shown in nine
 * calls of ten.
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
      // Doubled, because only half of the uncertain time is assumed to be wrong.
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
      // What follows is unknown: repeat the last step in its place.
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
