import { STEP_FRAMES } from '../../lib/speech/bands';
import {
  BAND_FEATURES,
  bandFeatures,
  COUNTER_FEATURES,
  createCounterFeatures,
  SPOKE_STEPS,
} from '../../lib/speech/features';
import { createNetwork, type NetworkNumbers } from '../../lib/speech/network';
import { createSoundTrack, LOOK_AHEAD } from '../../lib/speech/sound-track';
import type { Speaker } from '../evaluation/recording';
import type { Examples } from './fit-network';
import { bandReading, counterReading, stepsOf, type Side, type Sides } from './side';

/** A call to learn from, as it was recorded or changed. */
export interface Lesson {
  readonly call: string;
  readonly condition: string;
  readonly sides: Sides;
  /** Whether it was made from another. */
  readonly made: boolean;
}

export interface LessonExamples extends Examples {
  /** The call that each example is from. */
  readonly callOf: readonly string[];
}

/** Of three steps in a row one is enough: they are nearly alike. */
const STRIDE = 3;
/** Calls that are hard to hear count more. */
const CONDITION_WEIGHT: Readonly<Record<string, number>> = { laptop: 1.5, hard: 1.5 };
/** A short word between two pauses of a second: rare, and easily lost. */
const SHORT_WORD_WEIGHT = 3;
const LONGEST_SHORT_WORD_FRAMES = 50;
const PAUSE_FRAMES = 50;
/** What both say at once is rare, too. */
const BOTH_WEIGHT = 2;

const SPEAKERS = ['coach', 'coachee'] as const;

/** Both sides by bands; in every other call the coach with the others by counters. */
export function bandExamples(lessons: readonly Lesson[]): LessonExamples {
  const gathered = createGathering(BAND_FEATURES);
  const values = new Float64Array(BAND_FEATURES);
  for (const [index, lesson] of lessons.entries()) {
    const { sides } = lesson;
    const steps = stepsOf(sides.coach);
    const tracks = { coach: createSoundTrack(), coachee: createSoundTrack() };
    const counted = createSoundTrack();
    const add = { coach: gathered.of(lesson, 'coach'), coachee: gathered.of(lesson, 'coachee') };
    for (let step = 0; step < steps; step += 1) {
      tracks.coach.hear(bandReading(sides.coach, step));
      tracks.coachee.hear(bandReading(sides.coachee, step));
      counted.hear(counterReading(sides.coachee, step));
      const judged = step - LOOK_AHEAD;
      if (judged < 0 || (judged + index) % STRIDE !== 0) continue;
      const others = index % 2 === 0 ? tracks.coachee : counted;
      add.coach(judged, bandFeatures(tracks.coach, others, values));
      add.coachee(judged, bandFeatures(tracks.coachee, tracks.coach, values));
    }
  }
  return gathered.all();
}

/** Each side by its counter, with the other by bands and judged by the network for bands. */
export function counterExamples(lessons: readonly Lesson[], bands: NetworkNumbers): LessonExamples {
  const gathered = createGathering(COUNTER_FEATURES);
  const values = new Float64Array(COUNTER_FEATURES);
  const judge = createNetwork(bands);
  const bandValues = new Float64Array(BAND_FEATURES);
  for (const [index, lesson] of lessons.entries()) {
    for (const [speaker, otherSpeaker] of [SPEAKERS, SPEAKERS.toReversed()] as [
      Speaker,
      Speaker,
    ][]) {
      const { [speaker]: own, [otherSpeaker]: other } = lesson.sides;
      const ownTrack = createSoundTrack();
      const otherTrack = createSoundTrack();
      const describe = createCounterFeatures();
      const spoke = new Float64Array(SPOKE_STEPS);
      const add = gathered.of(lesson, speaker);
      for (let step = 0; step < stepsOf(own); step += 1) {
        ownTrack.hear(counterReading(own, step));
        otherTrack.hear(bandReading(other, step));
        const judged = step - LOOK_AHEAD;
        spoke.copyWithin(0, 1);
        spoke[SPOKE_STEPS - 1] = 0;
        if (judged < 0) continue;
        const likely = judge(bandFeatures(otherTrack, ownTrack, bandValues));
        spoke[SPOKE_STEPS - 1] = likely.reduce((sum, one) => sum + one, 0) / STEP_FRAMES;
        describe(ownTrack, otherTrack, spoke, values);
        if ((judged + index) % STRIDE === 0) add(judged, values);
      }
    }
  }
  return gathered.all();
}

function createGathering(inputs: number) {
  let features = new Float32Array(inputs * 4096);
  let count = 0;
  const targets: number[] = [];
  const weights: number[] = [];
  const callOf: string[] = [];
  return {
    /** @returns takes in the features of one judged step of a side of a lesson */
    of({ call, condition, sides }: Lesson, speaker: Speaker) {
      const { speech } = sides[speaker];
      const frameWeights = weightsOf(sides, speaker);
      return (step: number, values: Float64Array) => {
        const from = step * STEP_FRAMES;
        if ((count + 1) * inputs > features.length) {
          const larger = new Float32Array(features.length * 2);
          larger.set(features);
          features = larger;
        }
        features.set(values, count * inputs);
        count += 1;
        for (let frame = from; frame < from + STEP_FRAMES; frame += 1) {
          targets.push(Math.min(1, speech[frame]!));
        }
        weights.push((CONDITION_WEIGHT[condition] ?? 1) * frameWeights[from + (STEP_FRAMES >> 1)]!);
        callOf.push(call);
      };
    },
    all(): LessonExamples {
      return {
        inputs,
        outputs: STEP_FRAMES,
        features: features.subarray(0, count * inputs),
        targets: Float32Array.from(targets),
        weights: Float32Array.from(weights),
        callOf,
      };
    },
  };
}

/** How much each frame counts, in what one side says. */
function weightsOf(sides: Sides, speaker: Speaker): Float32Array {
  const { speech } = sides[speaker];
  const other: Side = sides[speaker === 'coach' ? 'coachee' : 'coach'];
  const weights = new Float32Array(speech.length).fill(1);
  for (let from = 0; from < speech.length; from += 1) {
    if (speech[from]! <= 0) continue;
    let last = from;
    for (let at = from; at < speech.length && at - last < PAUSE_FRAMES; at += 1) {
      if (speech[at]! > 0) last = at;
    }
    const short = last - from < LONGEST_SHORT_WORD_FRAMES;
    for (let at = from; at <= last; at += 1) {
      if (short) weights[at] = SHORT_WORD_WEIGHT;
      else if (speech[at]! > 0 && other.speech[at]! > 0) weights[at] = BOTH_WEIGHT;
    }
    from = last;
  }
  return weights;
}
