import process from 'node:process';
import type { SpeechModel } from '../../lib/speech/voice-channel';
import type { Recording } from '../evaluation/recording';
import { augmented } from './augment';
import { bandExamples, counterExamples, type Lesson, type LessonExamples } from './examples';
import { fitNetwork } from './fit-network';
import { createRandom } from './random';
import { sidesOf } from './side';

/** Where training begins: the shipped numbers and those of the folds. */
export const SEED = 1;
const BANDS_HIDDEN = [32, 16];
const COUNTER_HIDDEN = [24, 12];
const BANDS_EPOCHS = 5;
const COUNTER_EPOCHS = 5;

export type Say = (line: string) => void;

/** Each call as it was recorded, and once more in another room with another microphone. */
export function lessonsOf(recordings: readonly Recording[], seed: number): Lesson[] {
  const recorded = recordings.map((recording): Lesson => {
    const { call, condition } = recording;
    return { call, condition, sides: sidesOf(recording), made: false };
  });
  const made = recorded.map((lesson, index): Lesson => {
    const random = createRandom(seed * 100_000 + index);
    return { ...lesson, sides: augmented(lesson.sides, random), made: true };
  });
  return [...recorded, ...made];
}

export interface School {
  /** Trains on the calls that `isTaught` lets through. */
  train(isTaught: (call: string) => boolean): SpeechModel;
}

/** Prepares lessons once, to train on all of them or without some calls. */
export function createSchool(lessons: readonly Lesson[], seed: number, say: Say): School {
  const bandLessons = bandExamples(lessons);
  say(`${bandLessons.callOf.length} steps by bands`);
  const fit = (
    name: string,
    examples: LessonExamples,
    hidden: readonly number[],
    epochs: number,
    isTaught: (call: string) => boolean,
  ) =>
    fitNetwork(examples, {
      hidden,
      epochs,
      seed,
      chosen: Int32Array.from(
        examples.callOf.flatMap((call, index) => (isTaught(call) ? [index] : [])),
      ),
      onEpoch: (epoch, loss) => say(`${name} ${epoch + 1}/${epochs}: loss ${loss.toFixed(4)}`),
    });

  return {
    train(isTaught) {
      const bands = fit('bands', bandLessons, BANDS_HIDDEN, BANDS_EPOCHS, isTaught);
      const taught = lessons.filter(({ call }) => isTaught(call));
      const counters = counterExamples(taught, bands);
      return { bands, counter: fit('counter', counters, COUNTER_HIDDEN, COUNTER_EPOCHS, isTaught) };
    },
  };
}

/** For each fold a model of the calls of the other folds. */
export function trainFolds(
  recordings: readonly Recording[],
  foldOf: ReadonlyMap<string, number>,
  folds: number,
  { seed = SEED, say = sayTime() }: { readonly seed?: number; readonly say?: Say } = {},
): SpeechModel[] {
  const school = createSchool(lessonsOf(recordings, seed), seed, say);
  return Array.from({ length: folds }, (_, fold) => {
    say(`without fold ${fold + 1} of ${folds}`);
    return school.train((call) => foldOf.get(call) !== fold);
  });
}

/** Says how far training is, with the seconds since it began. */
export function sayTime(): Say {
  const startedMs = performance.now();
  return (line) => {
    const s = ((performance.now() - startedMs) / 1000).toFixed(0);
    process.stderr.write(`${s} s: ${line}\n`);
  };
}
